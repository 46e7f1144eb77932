using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Dashboard;

/// <summary>A service with an admin, Ada, and a moderator, Mo. A comment with "blockedword" goes to review, three alike are a wave,
/// and all that are approved are audited.</summary>
public abstract class RecordsService(Store store) : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public ServiceProcess Service { get; private set; } = null!;

    public Person Ada { get; private set; } = null!;

    public Person Mo { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await MigratedDatabase.CreateAsync(store);
        Service = await ServiceProcess.StartAsync(
            new Dictionary<string, string>
            {
                [store == Store.Sqlite ? "Storage:Sqlite" : "Storage:Postgres"] =
                    _database.SqlitePath ?? _database.PostgresConnection!,
                ["Policy:BlockedWords:0"] = "blockedword",
                ["Policy:ToxicityThreshold"] = "1",
                ["Policy:SpamThreshold"] = "1",
                ["Waves:Count"] = "3",
                ["Audit:Rate"] = "1",
            }
        );
        Ada = await Service.AdminAsync();
        Mo = await Ada.InviteAsync("Moderator", "Mo");
    }

    public async ValueTask DisposeAsync()
    {
        Mo.Dispose();
        await Service.DisposeAsync();
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Publishes comments as the blog does and waits until they are decided.</summary>
    public Task SubmitAsync(params object[] comments) => SubmitAsync("default", comments);

    /// <summary>The same on a site.</summary>
    public async Task SubmitAsync(string site, object[] comments)
    {
        using var answer = await Service.Http.PostAsJsonAsync("/api/comments", comments);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var last = JsonSerializer.SerializeToElement(comments[^1]).GetProperty("commentId").GetString()!;
        await Wait.UntilAsync(async () => await StateAsync(last, site) is not null, () => $"{last} is not decided");
    }

    /// <summary>How the blog is told that a comment stands; null where nothing is known of it.</summary>
    public async Task<string?> StateAsync(string id, string site = "default")
    {
        using var answer = await Service.Http.GetAsync(
            new Uri($"/api/comments/{site}/{Uri.EscapeDataString(id)}", UriKind.Relative)
        );
        return answer.StatusCode == HttpStatusCode.NotFound
            ? null
            : (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("state").GetString();
    }
}

public sealed class SqliteRecordsService() : RecordsService(Store.Sqlite);

public sealed class PostgresRecordsService() : RecordsService(Store.Postgres);
