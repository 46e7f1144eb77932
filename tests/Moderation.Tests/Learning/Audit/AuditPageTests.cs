using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Moderation.Engine.Evaluation;
using Moderation.Service.Dashboard.Auditing;
using Moderation.Tests.Dashboard;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Learning.Audit;

/// <summary>The audit as moderators have it in a browser without scripts, and what it shows to admins.</summary>
public abstract partial class AuditPageTests(RecordsService running)
{
    private const string Page = "/audit";

    [Fact]
    public async Task Page_AnsweredAsSpamAndTakenBack_TakesTheCommentDownAndBringsItBack()
    {
        var id = await SubmitAsync("Tea <b>with</b> milk.");
        var page = await ReachAsync("Tea &lt;b&gt;with&lt;/b&gt; milk.");
        Assert.DoesNotContain("class=\"score\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain(id, page, StringComparison.Ordinal);

        Assert.Equal("/audit?said=spam", await ActAsync(page, "spam"));
        Assert.Equal("rejected", await running.StateAsync(id));
        Assert.Equal("/audit?said=over", await ActAsync(page, "fine"));

        var said = await running.Mo.ReadAsync("/audit?said=spam");
        Assert.Contains("this takes it down", said, StringComparison.Ordinal);
        Assert.Equal("/audit?said=back", await ActAsync(said, "back"));
        Assert.Equal("approved", await running.StateAsync(id));
        var again = await running.Mo.Http.GetStringAsync(new Uri(Page, UriKind.Relative));
        Assert.Contains("Tea &lt;b&gt;with&lt;/b&gt; milk.", again, StringComparison.Ordinal);
        Assert.Equal("/audit?said=toxicity", await ActAsync(again, "insult"));
        Assert.Equal("rejected", await running.StateAsync(id));
    }

    [Fact]
    public async Task Page_ACommentWithAllAroundIt_ShowsTheTextAlone()
    {
        var mark = Guid.NewGuid().ToString("N");
        await running.SubmitAsync(new { commentId = $"{mark}-parent", text = $"Asked {mark}." });
        await running.SubmitAsync(
            new
            {
                commentId = mark,
                parentId = $"{mark}-parent",
                threadTitle = $"Title {mark}",
                author = new { name = $"Name {mark}", url = $"https://{mark}.example" },
                text = $"Answered {mark}.",
            }
        );

        var page = await ReachAsync($"Answered {mark}.");

        // A golden comment has none of it, as a rule.
        Assert.Equal(page.IndexOf(mark, StringComparison.Ordinal), page.LastIndexOf(mark, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_NonsenseAnswered_ChangesNothing()
    {
        await SubmitAsync("One that stays.");
        var page = await ReachAsync("One that stays.");

        Assert.Equal("/audit?said=over", await ActAsync(page, "no such answer"));
        Assert.Equal("/audit?said=over", await ActAsync(page, "fine", turn: "nonsense"));
        using var form = new FormUrlEncodedContent([
            new("_handler", "audit"),
            new("Wish", "fine"),
            new("Turn", TurnOf(page)),
        ]);
        using var forged = await running.Mo.Http.PostAsync(new Uri(Page, UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);

        Assert.Equal(TurnOf(page), TurnOf(await running.Mo.Http.GetStringAsync(new Uri(Page, UriKind.Relative))));
        Assert.Contains(
            "Nothing was done: that one",
            await running.Mo.ReadAsync("/audit?said=over"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Figures_AfterAnswers_CountWhatWasApprovedDrawnAndFound()
    {
        var before = await FiguresAsync();
        await SubmitAsync("A figure of speech.");
        var held = await SubmitAsync("A blockedword.");
        using var ruled = await running.Mo.Http.PostAsJsonAsync(
            $"/api/review/default/{held}/verdict",
            new { ruling = "approve", revision = 1 }
        );
        Assert.Equal(HttpStatusCode.OK, ruled.StatusCode);
        Assert.Equal("/audit?said=spam", await ActAsync(await ReachAsync("A figure of speech."), "spam"));

        var after = await FiguresAsync();

        Assert.Equal(before.Population + 1, after.Population);
        Assert.Equal(before.Found + 1, after.Found);
        Assert.Equal(after.Population, after.Drawn);
        Assert.Equal((before.Sent + 1, before.Good + 1), (after.Sent, after.Good));
        var page = await running.Ada.ReadAsync("/audit/figures");
        Assert.Contains("Bad of the approved", page, StringComparison.Ordinal);
        Assert.Contains(
            $"<td>{after.Population.ToString(CultureInfo.InvariantCulture)}</td>",
            page,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Figures_SentAndNotSettled_AreBoundedWhateverTheyAre()
    {
        await running.SubmitAsync(new { commentId = $"{Guid.NewGuid():N}", text = "A remark that is approved." });
        await SubmitAsync("A blockedword that waits.");

        var read = await running.Ada.Http.GetFromJsonAsync<JsonElement>(new Uri("/api/audit", UriKind.Relative));
        var page = await running.Ada.ReadAsync("/audit/figures");

        // This week, of any kind.
        var week = read.GetProperty("weeks")[0];
        var (sent, bounds) = (week.GetProperty("goodOfSent"), week.GetProperty("sentOfGood").GetProperty("bounds"));
        Assert.True(sent.GetProperty("answered").GetInt64() < sent.GetProperty("population").GetInt64());
        var share = week.GetProperty("sentOfGood");
        Assert.InRange(bounds.GetProperty("low").GetDouble(), 0, share.GetProperty("low").GetDouble());
        Assert.InRange(bounds.GetProperty("high").GetDouble(), share.GetProperty("high").GetDouble(), 1);
        Assert.Contains(
            "<th>Sent of the good<small>Whatever the rest is</small></th><th>Good of the sent<small>Whatever the rest is</small></th>",
            page,
            StringComparison.Ordinal
        );
        foreach (var part in new[] { bounds, sent.GetProperty("bounds") })
        {
            var (low, high) = (part.GetProperty("low").GetDouble(), part.GetProperty("high").GetDouble());
            Assert.Contains(
                $"<small>{AuditWords.Of(new Interval(low, high))}</small></td>",
                page,
                StringComparison.Ordinal
            );
        }
    }

    private async Task<string> SubmitAsync(string text)
    {
        var id = Guid.NewGuid().ToString("N");
        await running.SubmitAsync(new { commentId = id, text });
        return id;
    }

    // What other tests left stands before it.
    private async Task<string> ReachAsync(string text)
    {
        while (true)
        {
            var page = await running.Mo.Http.GetStringAsync(new Uri(Page, UriKind.Relative));
            Assert.Contains("name=\"Turn\"", page, StringComparison.Ordinal);
            if (page.Contains(text, StringComparison.Ordinal))
            {
                return page;
            }

            Assert.Equal("/audit?said=fine", await ActAsync(page, "fine"));
        }
    }

    private async Task<string?> ActAsync(string page, string wish, string? turn = null)
    {
        using var answer = await running.Mo.PostAsync(
            Page,
            page,
            new()
            {
                ["_handler"] = "audit",
                ["Wish"] = wish,
                ["Turn"] = turn ?? TurnOf(page),
            }
        );
        return answer.Headers.Location is { } to ? new Uri(running.Service.Address, to).PathAndQuery : null;
    }

    private async Task<(long Population, long Drawn, long Found, long Sent, long Good)> FiguresAsync()
    {
        var read = await running.Ada.Http.GetFromJsonAsync<JsonElement>(new Uri("/api/audit", UriKind.Relative));
        var any = read.GetProperty("weeks")
            .EnumerateArray()
            .Where(week => week.GetProperty("category").GetString() == "any")
            .ToArray();
        return (
            Sum("badOfApproved", "population"),
            Sum("badOfApproved", "drawn"),
            Sum("badOfApproved", "found"),
            Sum("goodOfSent", "population"),
            Sum("goodOfSent", "found")
        );

        long Sum(string part, string count) => any.Sum(week => week.GetProperty(part).GetProperty(count).GetInt64());
    }

    private static string TurnOf(string page) => Turn().Match(page).Groups[1].Value;

    [GeneratedRegex("name=\"Turn\" value=\"([^\"]*)\"")]
    private static partial Regex Turn();
}

public sealed class SqliteAuditPageTests(SqliteRecordsService service)
    : AuditPageTests(service),
        IClassFixture<SqliteRecordsService>;

public sealed class PostgresAuditPageTests(PostgresRecordsService service)
    : AuditPageTests(service),
        IClassFixture<PostgresRecordsService>;
