using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Moderation.Service.Learning.Training;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Flows;

/// <summary>Trainings over HTTP, on replicas that come and go.</summary>
public sealed class TrainingFlow
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Training_KilledInTheMiddle_IsDoneByAnotherReplica()
    {
        await using var database = await TestDatabase.CreateAsync(Store.Postgres);
        await using var first = await ServiceProcess.StartAsync(Settings.WithoutBroker(database));
        var admin = await first.AdminAsync();
        await ImportAsync(admin, 400);
        var asked = await AskAsync(admin);
        var joined = await AskAsync(admin);
        Assert.Equal(Id(asked), Id(joined));
        await Wait.UntilAsync(
            async () => (await ReadAsync(admin, asked)).GetProperty("step").GetString() is not null,
            () => $"nobody takes the training up:\n{first.Output}",
            Patience
        );

        await first.KillAsync();
        await using var second = await ServiceProcess.StartAsync(Settings.WithoutBroker(database));
        using var again = new Person(second.Address);
        await again.SignInAsync("Ada");
        JsonElement training = default;
        await Wait.UntilAsync(
            async () =>
                (training = await ReadAsync(again, asked)).GetProperty("endedAt").ValueKind == JsonValueKind.String,
            () => $"it does not end: {training}\n{second.Output}",
            Patience
        );

        Assert.True(
            training.GetProperty("state").GetString() is "offered" or "refused",
            $"{training}\n{second.Output}"
        );
        Assert.NotNull(training.GetProperty("model").GetString());
        using var nothing = await again.Http.PostAsync(At($"/api/trainings/{Id(asked)}/cancel"), null);
        Assert.Equal(HttpStatusCode.Conflict, nothing.StatusCode);
    }

    [Fact]
    public async Task Training_Cancelled_EndsAndTheNextMayBegin()
    {
        await using var database = await TestDatabase.CreateAsync(Store.Sqlite);
        await using var service = await ServiceProcess.StartAsync(Settings.Embedded(database));
        var admin = await service.AdminAsync();
        await ImportAsync(admin, 1_000);
        var asked = await AskAsync(admin);

        using var cancelled = await admin.Http.PostAsync(At($"/api/trainings/{Id(asked)}/cancel"), null);
        Assert.Equal(HttpStatusCode.Accepted, cancelled.StatusCode);
        JsonElement training = default;
        await Wait.UntilAsync(
            async () => (training = await ReadAsync(admin, asked)).GetProperty("state").GetString() == "cancelled",
            () => $"it does not end: {training}\n{service.Output}",
            Patience
        );

        Assert.Contains("Ada cancelled it", training.GetProperty("outcome").GetString(), StringComparison.Ordinal);
        Assert.NotEqual(Id(asked), Id(await AskAsync(admin)));
    }

    [Fact]
    public async Task Training_WhereTheSystemDividesItselfBetweenSessions_GivesWayToTheOthers()
    {
        Assert.SkipUnless(File.Exists("/proc/self/autogroup"), "This kernel divides nothing between sessions.");
        await using var database = await TestDatabase.CreateAsync(Store.Sqlite);
        await using var service = await ServiceProcess.StartAsync(Settings.Embedded(database));
        var admin = await service.AdminAsync();
        await ImportAsync(admin, 400);
        // Nothing where no session was begun since the machine was started: the service is in the first one, then.
        var own = await File.ReadAllTextAsync($"/proc/{service.Id}/autogroup");
        await AskAsync(admin);
        var child = await ChildProcess.OfAsync(service);
        var its = $"/proc/{child}/autogroup";

        await Wait.UntilAsync(
            () => File.ReadAllText(its).Contains("nice 19", StringComparison.Ordinal),
            () => $"it takes as much as the others: {File.ReadAllText(its)}"
        );

        // The service gives way to nobody.
        Assert.DoesNotContain("nice 19", own, StringComparison.Ordinal);
        Assert.Equal(own, await File.ReadAllTextAsync($"/proc/{service.Id}/autogroup"));
        ChildProcess.Kill(child);
    }

    [Fact]
    public async Task Training_WhileItRuns_MayUseOneCoreAlone()
    {
        Assert.SkipUnless(File.Exists("/proc/self/status"), "This system does not say which cores a thread may use.");
        Assert.SkipUnless(Environment.ProcessorCount > 1, "There is one core alone.");
        await using var database = await TestDatabase.CreateAsync(Store.Sqlite);
        await using var service = await ServiceProcess.StartAsync(Settings.Embedded(database));
        var admin = await service.AdminAsync();
        await ImportAsync(admin, 400);
        await AskAsync(admin);
        var child = await ChildProcess.OfAsync(service);
        try
        {
            await ChildProcess.FreezeAsync(child);

            string[] cores =
            [
                .. Directory
                    .EnumerateDirectories($"/proc/{child}/task")
                    .Select(thread =>
                        File.ReadLines($"{thread}/status")
                            .Single(line => line.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal))
                    )
                    .Distinct(),
            ];

            // A list of one number, and the same for each thread of it.
            Assert.True(
                int.TryParse(Assert.Single(cores).Split(':')[1], CultureInfo.InvariantCulture, out _),
                cores[0]
            );
        }
        finally
        {
            ChildProcess.Kill(child);
        }
    }

    [Fact]
    public async Task Training_CancelledWhileItRuns_EndsItsProcess()
    {
        await using var database = await TestDatabase.CreateAsync(Store.Sqlite);
        await using var service = await ServiceProcess.StartAsync(Settings.Embedded(database));
        var admin = await service.AdminAsync();
        await ImportAsync(admin, 400);
        var asked = await AskAsync(admin);
        var child = await ChildProcess.OfAsync(service);
        try
        {
            // However slow this test is, it cannot come to its end meanwhile.
            await ChildProcess.FreezeAsync(child);
            Assert.Equal("running", (await ReadAsync(admin, asked)).GetProperty("state").GetString());

            using var cancelled = await admin.Http.PostAsync(At($"/api/trainings/{Id(asked)}/cancel"), null);

            Assert.Equal(HttpStatusCode.Accepted, cancelled.StatusCode);
            // Nobody joins what is about to end: it is asked for again, or begins anew where it has ended already.
            using var again = await admin.Http.PostAsync(At("/api/trainings"), null);
            Assert.True(
                again.StatusCode == HttpStatusCode.Conflict
                    || Id(await again.Content.ReadFromJsonAsync<JsonElement>()) != Id(asked)
            );
            await ChildProcess.GoneAsync(child, service);
        }
        finally
        {
            ChildProcess.Kill(child);
        }

        var training = await EndAsync(service, admin, asked);
        Assert.Equal(
            ("cancelled", "Ada cancelled it.", (string?)null),
            (
                training.GetProperty("state").GetString(),
                training.GetProperty("outcome").GetString(),
                training.GetProperty("model").GetString()
            )
        );
    }

    [Fact]
    public async Task Training_ThatIsGivenNoFolder_FailsAndSaysWhichInsteadOfBeginningForEver()
    {
        await using var database = await TestDatabase.CreateAsync(Store.Sqlite);
        var folder = Directory.CreateTempSubdirectory("moderation-test-").FullName;
        var settings = new Dictionary<string, string>(Settings.Embedded(database)) { ["TMPDIR"] = folder };
        await using var service = await ServiceProcess.StartAsync(settings);
        var admin = await service.AdminAsync();
        Directory.Delete(folder, recursive: true);
        // Nothing can be put into a file.
        await File.WriteAllTextAsync(folder, "");

        var training = await EndAsync(service, admin, await AskAsync(admin));
        File.Delete(folder);

        Assert.Equal("failed", training.GetProperty("state").GetString());
        Assert.Contains(folder, training.GetProperty("outcome").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TrainingProcess_WhoseResultCannotBeWritten_DoesNotPutItDownToTheDatabase()
    {
        await using var database = await TestDatabase.CreateAsync(Store.Sqlite);
        await using var replica = Replica.On(database, new TestClock());
        var asked = (await replica.Trainings.AskAsync(Moderators.Admin, new TrainingWish())).Training;
        var start = ServiceProcess.StartInfo(
            Settings.Embedded(database),
            TrainingVerb.Name,
            TrainingVerb.TrainingOption,
            $"{asked.Id}",
            TrainingVerb.FolderOption,
            Path.Combine(Path.GetTempPath(), "moderation-test-that-is-not-there")
        );
        // It ends when this does.
        start.RedirectStandardInput = true;

        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();

        Assert.True(TrainingVerb.NoFiles == process.ExitCode, $"{process.ExitCode}\n{string.Concat(said)}");
        Assert.Contains(nameof(DirectoryNotFoundException), said[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Training_WhoseProcessIsKilledOnce_IsBegunAgainAndDone()
    {
        await using var database = await TestDatabase.CreateAsync(Store.Sqlite);
        await using var service = await ServiceProcess.StartAsync(Settings.Embedded(database));
        var admin = await service.AdminAsync();
        await ImportAsync(admin, 400);
        var asked = await AskAsync(admin);

        await KillChildAsync(service, not: null);

        var training = await EndAsync(service, admin, asked);
        Assert.Contains(training.GetProperty("state").GetString(), new[] { "offered", "refused" });
        Assert.Contains("is given back, to be begun again", service.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Training_WhoseProcessIsKilledEachTime_SaysWithWhichCodeItEndedAndWhatToDo()
    {
        await using var database = await TestDatabase.CreateAsync(Store.Sqlite);
        await using var service = await ServiceProcess.StartAsync(Settings.Embedded(database));
        var admin = await service.AdminAsync();
        await ImportAsync(admin, 400);
        var asked = await AskAsync(admin);
        int? child = null;
        for (var attempt = 0; attempt < TrainingWork.MostAttempts; attempt++)
        {
            child = await KillChildAsync(service, not: child);
        }

        var outcome = (await EndAsync(service, admin, asked)).GetProperty("outcome").GetString();

        Assert.Contains("137", outcome, StringComparison.Ordinal);
        Assert.Contains("memory", outcome, StringComparison.Ordinal);
        Assert.Contains("failed: The process of the training ended with 137", service.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Training_OfAWishThatMakesNoSenseOrIsNoJson_SaysSoAndBeginsNothing()
    {
        await using var database = await TestDatabase.CreateAsync(Store.Sqlite);
        await using var service = await ServiceProcess.StartAsync(Settings.Embedded(database));
        var admin = await service.AdminAsync();
        foreach (
            var (wish, field) in new[]
            {
                ("""{"risk": 2}""", "risk"),
                ("""{"confidence": "much"}""", "confidence"),
                ("""{"marked": ["beauty"]}""", "marked"),
                ("""{"marked": 7}""", "marked"),
                ("""{"speed": 1}""", "speed"),
            }
        )
        {
            using var answer = await admin.Http.PostAsync(
                At("/api/trainings"),
                new StringContent(wish, Encoding.UTF8, "application/json")
            );

            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
            Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), $"{problem}");
        }

        foreach (var isChunked in new[] { false, true })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, At("/api/trainings"));
            request.Content = new StringContent("""{"risk": 0.02}""", Encoding.UTF8, "text/plain");
            request.Headers.TransferEncodingChunked = isChunked;

            using var answer = await admin.Http.SendAsync(request);

            Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        }

        var list = await admin.Http.GetFromJsonAsync<JsonElement>(At("/api/trainings"));
        Assert.Equal(0, list.GetProperty("trainings").GetArrayLength());
    }

    [Fact]
    public async Task Training_AskedForWithAWish_RepeatsItAndTheNextWantsTheSame()
    {
        await using var database = await TestDatabase.CreateAsync(Store.Sqlite);
        await using var service = await ServiceProcess.StartAsync(Settings.Embedded(database));
        var admin = await service.AdminAsync();

        using var answer = await admin.Http.PostAsync(
            At("/api/trainings"),
            new StringContent("""{"risk": 0.02, "marked": ["auc", "goldenRight"]}""", Encoding.UTF8, "application/json")
        );

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var asked = await answer.Content.ReadFromJsonAsync<JsonElement>();
        // Without labels it may have ended meanwhile, and this one is another.
        foreach (var training in new[] { asked, await AskAsync(admin), await ReadAsync(admin, asked) })
        {
            Assert.Equal(0.02, training.GetProperty("risk").GetDouble());
            Assert.Equal(
                ["auc", "goldenRight"],
                training.GetProperty("marked").EnumerateArray().Select(figure => figure.GetString())
            );
        }
    }

    private static async Task<int> KillChildAsync(ServiceProcess service, int? not)
    {
        var child = await ChildProcess.OfAsync(service, not);
        ChildProcess.Kill(child);
        return child;
    }

    private static async Task ImportAsync(Person admin, int each)
    {
        var lines = new StringBuilder();
        foreach (var (words, toxic) in new[] { ("brindlewort", 1), ("willow", 0) })
        {
            foreach (var text in InventedTexts.With(words, each))
            {
                lines.AppendLine(
                    JsonSerializer.Serialize(
                        new
                        {
                            text,
                            toxic,
                            spam = 0,
                        }
                    )
                );
            }
        }

        using var content = new StringContent(lines.ToString(), Encoding.UTF8);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        using var answer = await admin.Http.PostAsync(At("/api/labels?name=invented"), content);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<JsonElement> AskAsync(Person admin)
    {
        using var answer = await admin.Http.PostAsync(At("/api/trainings"), null);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<JsonElement> EndAsync(ServiceProcess service, Person admin, JsonElement asked)
    {
        JsonElement training = default;
        await Wait.UntilAsync(
            async () =>
                (training = await ReadAsync(admin, asked)).GetProperty("endedAt").ValueKind == JsonValueKind.String,
            () => $"it does not end: {training}\n{service.Output}",
            Patience
        );
        return training;
    }

    private static Task<JsonElement> ReadAsync(Person admin, JsonElement training) =>
        admin.Http.GetFromJsonAsync<JsonElement>(At($"/api/trainings/{Id(training)}"));

    private static long Id(JsonElement training) => training.GetProperty("id").GetInt64();

    private static Uri At(string path) => new(path, UriKind.Relative);
}
