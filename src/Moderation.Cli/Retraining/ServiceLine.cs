using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Moderation.Cli.Retraining;

/// <summary>Asks a running service about trainings, over HTTP.</summary>
internal sealed class ServiceLine : IDisposable
{
    private readonly HttpClient _http;

    public ServiceLine(Uri service, string key)
    {
        _http = new HttpClient { BaseAddress = new Uri(service.AbsoluteUri.TrimEnd('/') + "/") };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>Asks for a training, or joins the one that is under way.</summary>
    /// <exception cref="ServiceException">The service does not answer, or refuses.</exception>
    public Task<TrainingReading> AskAsync(WantedTraining wanted, CancellationToken stop) =>
        SendAsync<TrainingReading>(HttpMethod.Post, "api/trainings", stop, wanted);

    /// <summary>How far a training is.</summary>
    /// <inheritdoc cref="AskAsync"/>
    public Task<TrainingReading> ReadAsync(TrainingReading training, CancellationToken stop) =>
        SendAsync<TrainingReading>(HttpMethod.Get, $"api/trainings/{training.Id}", stop);

    /// <summary>Ends the training that is under way.</summary>
    /// <inheritdoc cref="AskAsync"/>
    public async Task<TrainingReading> CancelAsync(CancellationToken stop)
    {
        var listed = await SendAsync<Listing>(HttpMethod.Get, "api/trainings", stop);
        return listed.Trainings.FirstOrDefault(one => one.EndedAt is null) is { } open
            ? await SendAsync<TrainingReading>(HttpMethod.Post, $"api/trainings/{open.Id}/cancel", stop)
            : throw new ServiceException("No training is under way: there is nothing to cancel.");
    }

    public void Dispose() => _http.Dispose();

    private async Task<T> SendAsync<T>(HttpMethod method, string path, CancellationToken stop, object? body = null)
    {
        try
        {
            using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
            request.Content = body is null ? null : JsonContent.Create(body);
            using var answer = await _http.SendAsync(request, stop);
            return answer.IsSuccessStatusCode
                ? (await answer.Content.ReadFromJsonAsync<T>(stop))!
                : throw new ServiceException(await RefusalAsync(answer, stop));
        }
        catch (HttpRequestException e)
        {
            throw new ServiceException($"The service at {_http.BaseAddress} does not answer: {e.Message}");
        }
        catch (JsonException)
        {
            throw new ServiceException($"What answers at {_http.BaseAddress} is not Moderation: check --service.");
        }
    }

    private static async Task<string> RefusalAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        try
        {
            var problem = await answer.Content.ReadFromJsonAsync<Problem>(stop);
            var fields = problem?.Errors?.Select(field => $"{field.Key}: {string.Join(' ', field.Value)}");
            var why = fields is null ? problem?.Detail ?? problem?.Title : string.Join(' ', fields);
            return $"The service refuses ({(int)answer.StatusCode}): {why}";
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return $"The service refuses ({(int)answer.StatusCode}).";
        }
    }

    private sealed record Listing(IReadOnlyList<TrainingReading> Trainings);

    private sealed record Problem(string? Title, string? Detail, Dictionary<string, string[]>? Errors);
}
