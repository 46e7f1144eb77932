using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Moderation.Service.Intake;
using Moderation.Service.Security;

namespace Moderation.Service.Learning.Policies;

/// <summary><c>GET</c> and <c>PUT /api/policy</c>: the policy in force, and a new one in its place.</summary>
internal static class PolicyEndpoints
{
    // A thousand words of a hundred characters, each of them escaped.
    private const int Bytes = 1_000_000;

    public static void MapPolicy(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/policy", ReadAsync).Needs(Rights.Read);
        routes.MapPut("/api/policy", SaveAsync).Needs(Rights.Administer);
    }

    /// <summary>A <see cref="PolicyReading"/>, with its version as <c>ETag</c>.</summary>
    private static async Task<IResult> ReadAsync(
        HttpResponse response,
        Actor by,
        SavedPolicies policies,
        CancellationToken cancel
    )
    {
        var (current, saved) = await policies.CurrentAsync(by, cancel);
        return Answer(response, PolicyReading.Of(current, saved));
    }

    /// <summary>
    /// Takes all fields of <see cref="PolicyContent"/> and a <c>note</c>, and in <c>If-Match</c> the version that they are
    /// to replace.
    /// </summary>
    private static async Task<IResult> SaveAsync(
        HttpRequest request,
        Actor by,
        SavedPolicies policies,
        CancellationToken cancel
    )
    {
        if (request.GetTypedHeaders().IfMatch is not [var basedOn] || basedOn == EntityTagHeaderValue.Any)
        {
            return RequestBody.Problem(
                428,
                "Say which policy this replaces: send the ETag of GET /api/policy as If-Match."
            );
        }

        var (document, problem) = await RequestBody.ReadAsync(request, Bytes, "give fewer words", cancel);
        if (document is null)
        {
            return problem!;
        }

        using (document)
        {
            var errors = new Dictionary<string, string[]>();
            var (content, note) = PolicyBody.Read(document.RootElement, errors);
            return errors.Count > 0
                ? TypedResults.ValidationProblem(errors)
                : await SaveReadAsync(request, by, policies, content, note, basedOn.Tag.ToString().Trim('"'));
        }
    }

    private static async Task<IResult> SaveReadAsync(
        HttpRequest request,
        Actor by,
        SavedPolicies policies,
        PolicyContent content,
        string? note,
        string basedOn
    )
    {
        var answer = await policies.SaveAsync(by, content, note, basedOn);
        switch (answer.Outcome)
        {
            case PolicyOutcome.Refused:
                return TypedResults.ValidationProblem(
                    answer.Mistakes.ToDictionary(
                        m => JsonNamingPolicy.CamelCase.ConvertName(m.Key),
                        m => new[] { m.Value }
                    )
                );
            case PolicyOutcome.Overtaken:
                return RequestBody.Problem(
                    412,
                    $"{basedOn} is not in force{(answer.Newest is { } newest ? $": {newest.Version} is" : "")}. "
                        + "Read GET /api/policy again, and send its ETag as If-Match."
                );
            default:
                var (current, saved) = await policies.CurrentAsync(by, CancellationToken.None);
                return Answer(request.HttpContext.Response, PolicyReading.Of(current, saved));
        }
    }

    private static IResult Answer(HttpResponse response, PolicyReading reading)
    {
        response.Headers.ETag = $"\"{reading.Version}\"";
        return TypedResults.Ok(reading);
    }
}
