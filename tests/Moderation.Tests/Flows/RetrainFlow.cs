using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Moderation.Cli;
using Moderation.Engine.Evaluation.Examining;
using Moderation.Service.Learning.Training;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Flows;

/// <summary><c>moderation retrain</c> as a shell runs it, with a key that may train and do nothing else.</summary>
public sealed class RetrainFlow : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private ServiceProcess _service = null!;
    private Person _admin = null!;
    private string _key = "";

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Store.Sqlite);
        _service = await ServiceProcess.StartAsync(Settings.Embedded(_database));
        _admin = await _service.AdminAsync();
        var (_, page) = await _admin.SendAsync(
            "/keys",
            "key",
            new()
            {
                ["Input.Name"] = "nightly",
                ["Input.Train"] = "true",
                ["Input.RequestsPerMinute"] = "1000",
                ["Input.LargestRequest"] = "1000",
            }
        );
        _key = page.Split('<', '>').Single(piece => piece.StartsWith("mod_", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Retrain_LabelsThatTeach_SaysWhetherTheModelMayBePromoted()
    {
        var nothing = await RunAsync(_key);
        Assert.Equal(
            (2, 0),
            (nothing.ExitCode, nothing.Output.IndexOf("refused. The labels", StringComparison.Ordinal))
        );

        await ImportAsync();
        var odd = await RunAsync(_key, "--risk", "2", "--mark", "beauty");
        Assert.Equal((1, ""), (odd.ExitCode, odd.Output));
        Assert.Contains("(400): risk: Give a share", odd.Errors, StringComparison.Ordinal);
        Assert.Contains("marked: Give figures among auc", odd.Errors, StringComparison.Ordinal);

        var taught = await RunAsync(_key, "--risk", "0.02", "--mark", "auc", "--mark", "goldenRight");
        Assert.True(taught.ExitCode == 0, $"{taught}");
        Assert.StartsWith("offered: model ", taught.Output, StringComparison.Ordinal);
        await using var replica = Replica.On(_database, new TestClock());
        var last = (await replica.Trainings.ListAsync(Moderators.Admin, default))[0];
        Assert.Equal(
            (TrainingState.Offered, "nightly", 0.02, 0.95),
            (last.State, last.AskedBy, last.Wish.Risk, last.Wish.Confidence)
        );
        Assert.Equal([ExaminedFigure.Auc, ExaminedFigure.GoldenRight], last.Wish.Marked);
        // What comes of it is no business of that key.
        using var http = new HttpClient { BaseAddress = _service.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", _key);
        using var models = await http.GetAsync(At("/api/models"));
        Assert.Equal(HttpStatusCode.Forbidden, models.StatusCode);
    }

    [Fact]
    public async Task Cancel_WithATrainingUnderWayAndWithout_EndsItAndSaysThatThereIsNone()
    {
        var none = await RunAsync(_key, "--cancel");
        Assert.Equal((1, ""), (none.ExitCode, none.Output));
        Assert.Contains("nothing to cancel", none.Errors, StringComparison.Ordinal);

        await ImportAsync();
        using var asked = await _admin.Http.PostAsync(At("/api/trainings"), null);
        var child = await ChildProcess.OfAsync(_service);
        try
        {
            // However slow this test is, it cannot come to its end meanwhile.
            await ChildProcess.FreezeAsync(child);

            var ended = await RunAsync(_key, "--cancel");

            Assert.True(ended.ExitCode == 0, $"{ended}");
            await ChildProcess.GoneAsync(child, _service);
        }
        finally
        {
            ChildProcess.Kill(child);
        }

        await Wait.UntilAsync(
            async () =>
                (await _admin.Http.GetStringAsync(At("/api/trainings"))).Contains(
                    "nightly cancelled it",
                    StringComparison.Ordinal
                ),
            () => $"it is not cancelled:\n{_service.Output}"
        );
    }

    [Fact]
    public async Task Retrain_WithAKeyThatMayNotTrainOrNone_SaysWhichItNeeds()
    {
        var other = await RunAsync(ServiceProcess.Key);
        var none = await RunAsync("");

        Assert.Equal((1, 1), (other.ExitCode, none.ExitCode));
        Assert.Contains("(403): ", other.Errors, StringComparison.Ordinal);
        Assert.Contains("the right to train models", other.Errors, StringComparison.Ordinal);
        Assert.Contains("Set MODERATION_KEY", none.Errors, StringComparison.Ordinal);
        var listed = await _admin.Http.GetFromJsonAsync<JsonElement>(At("/api/trainings"));
        Assert.Equal(0, listed.GetProperty("trainings").GetArrayLength());
    }

    private Task<FinishedRun> RunAsync(string key, params string[] arguments)
    {
        var program = Path.ChangeExtension(typeof(LineScoring).Assembly.Location, ".dll");
        string[] all = ["exec", program, "retrain", "--service", $"{_service.Address}", .. arguments];
        return FinishedRun.OfAsync(new ProcessStartInfo("dotnet", all) { Environment = { ["MODERATION_KEY"] = key } });
    }

    private async Task ImportAsync()
    {
        var rows = new[] { ("brindlewort", 1), ("willow", 0) }.SelectMany(kind =>
            InventedTexts
                .With(kind.Item1, 400)
                .Select(text =>
                    JsonSerializer.Serialize(
                        new
                        {
                            text,
                            toxic = kind.Item2,
                            spam = 0,
                        }
                    )
                )
        );
        using var content = new StringContent(string.Join('\n', rows), Encoding.UTF8, "application/x-ndjson");
        using var answer = await _admin.Http.PostAsync(At("/api/labels?name=invented"), content);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static Uri At(string path) => new(path, UriKind.Relative);
}
