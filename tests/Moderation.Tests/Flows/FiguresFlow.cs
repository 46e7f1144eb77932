using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Flows;

/// <summary>The page of figures and the warning, in the running service on each database.</summary>
[Collection(BrokerCollection.Name)]
public sealed partial class FiguresFlow
{
    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.Postgres)]
    public async Task Queue_WaitsForTooLong_IsCountedAndTold(Store store)
    {
        // Empties the broker: what other tests left is not to be counted.
        await using var blog = await Blog.ConnectAsync();
        await using var database = await TestDatabase.CreateAsync(store);
        var settings = store == Store.Sqlite ? Settings.Embedded(database) : Settings.OnBroker(database);
        await using var service = await ServiceProcess.StartAsync(
            settings.With("Policy:BlockedWords:0", "blockedword").With("Review:WarnAfter", "00:00:02")
        );
        var admin = await service.AdminAsync();
        using var moderator = await admin.InviteAsync("Moderator", "<b>Mo</b>");
        Assert.Equal("ready", await ReadinessAsync(service));
        Assert.DoesNotContain("data-late", await moderator.ReadAsync("/review"), StringComparison.Ordinal);

        string[] texts = ["A remark.", "Another remark.", "A blockedword.", "Again a blockedword."];
        using var taken = await service.Http.PostAsJsonAsync(
            "/api/comments",
            texts.Select((text, i) => new { commentId = $"c-{i}", text })
        );
        taken.EnsureSuccessStatusCode();
        await Wait.UntilAsync(
            async () => await ReadinessAsync(service) == "degraded",
            () => "nobody is warned that the queue is late"
        );
        using var verdict = await moderator.Http.PostAsJsonAsync(
            "/api/review/default/c-2/verdict",
            new
            {
                ruling = "reject",
                categories = new[] { "spam" },
                revision = 1,
            }
        );
        Assert.Equal(HttpStatusCode.OK, verdict.StatusCode);

        Assert.Contains("The queue is late.", await moderator.ReadAsync("/review"), StringComparison.Ordinal);
        var page = await moderator.Http.GetStringAsync(new Uri("/figures?range=week", UriKind.Relative));
        Assert.Contains("The queue is late.", page, StringComparison.Ordinal);
        Assert.Equal(("4", "2", "2", "1"), (Figure("arrived"), Figure("approved"), Figure("sent"), Figure("settled")));
        Assert.Equal("1", Figure("backlog"));
        Assert.Contains("blocked word", page, StringComparison.Ordinal);
        // A name is text.
        Assert.Contains("&lt;b&gt;Mo&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Mo</b>", page, StringComparison.Ordinal);

        string Figure(string name) =>
            Shown().Matches(page).Single(shown => shown.Groups[1].Value == name).Groups[2].Value;
    }

    private static async Task<string?> ReadinessAsync(ServiceProcess service)
    {
        using var answer = await service.Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        // Comments are taken all the while.
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString();
    }

    [GeneratedRegex("data-figure=\"([a-z]+)\"[^>]*>([0-9,]+)")]
    private static partial Regex Shown();
}
