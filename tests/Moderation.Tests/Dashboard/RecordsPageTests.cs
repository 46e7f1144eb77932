using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Dashboard;

/// <summary>The pages of the history, of a comment, of a wave and of what is found, as a browser without scripts has them.</summary>
public abstract partial class RecordsPageTests(RecordsService service)
{
    private const string Pending = "A blockedword.";
    private const string Hostile = "<script>alert(1)</script><img src=x onerror=alert(2)> &amp; \u202Eesrever\u202C";

    private readonly string _id = $"c-{Guid.NewGuid():N}";

    private string Page => $"/comment?site=default&id={Uri.EscapeDataString(_id)}";

    [Fact]
    public async Task History_AVerdict_ShowsInWordsAndIsUndoneOnce()
    {
        await service.SubmitAsync(New(_id, Pending));
        await RuleAsync(service.Mo, "spam", 1);
        Assert.Equal("rejected", await service.StateAsync(_id));
        var history = $"/history?commentId={_id}";

        var page = await service.Ada.ReadAsync(history);

        Assert.Matches(
            $@"Mo</bdi></strong>\s*rejected\s*<a href=""[^""]+""><bdi>default</bdi>/<bdi>{_id}</bdi></a>",
            page
        );
        Assert.Contains("as spam", page, StringComparison.Ordinal);
        var line = Button().Match(page).Groups[1].Value;
        var (_, undone) = await service.Ada.SendAsync(history, "undo", new() { ["Line"] = line });
        Assert.Contains("Done: the comment is under review again.", undone, StringComparison.Ordinal);
        Assert.Matches("Ada</bdi></strong>\\s*undid the rejection of", undone);
        Assert.DoesNotMatch(Button(), undone);
        Assert.Equal("pending", await service.StateAsync(_id));
        var (_, again) = await service.Mo.SendAsync(history, "undo", new() { ["Line"] = line });
        Assert.Contains("does not stand any more", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_Filtered_ThePageAndItsCsvHaveTheSameLines()
    {
        await service.SubmitAsync(New(_id, Pending), New(_id + "-2", Pending));
        await RuleAsync(service.Mo, "approve", 1);
        await RuleAsync(service.Ada, "undo", 2);
        await RuleAsync(service.Mo, "other", 3);

        foreach (var (filter, count) in new[] { ("", 3), ("&actor=Mo", 2), ("&action=undo", 1), ("&to=2000-01-01", 0) })
        {
            var page = await service.Mo.ReadAsync($"/history?siteId=default&commentId={_id}{filter}");
            var file = CsvLink().Match(page).Groups[1].Value;
            var csv = await service.Mo.ReadAsync(file);
            var shown = Line().Matches(page).Select(m => m.Groups[1].Value);
            var written = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')[0]);
            Assert.Equal(count, shown.Count());
            Assert.Equal(shown, written);
        }
    }

    [Fact]
    public async Task History_ManyLines_ArePagedByTheOldest()
    {
        await service.SubmitAsync(New(_id, Pending));
        for (var sequence = 1; sequence < 60; sequence += 2)
        {
            await RuleAsync(service.Mo, "approve", sequence);
            await RuleAsync(service.Mo, "undo", sequence + 1);
        }

        var first = await service.Mo.ReadAsync($"/history?commentId={_id}");
        var older = OlderLink().Match(first).Groups[1].Value;
        var second = await service.Mo.ReadAsync(older);

        Assert.Equal((50, 10), (Line().Count(first), Line().Count(second)));
        Assert.Empty(Line().Matches(first).Select(m => m.Value).Intersect(Line().Matches(second).Select(m => m.Value)));
        Assert.DoesNotMatch(OlderLink(), second);
    }

    [Fact]
    public async Task History_ABulk_IsOneLineAndIsUndoneAsOne()
    {
        string[] ids = [.. Enumerable.Range(0, 5).Select(i => $"{_id}-{i}")];
        await service.SubmitAsync([.. ids.Select(id => New(id, Pending))]);
        var items = ids.Select(commentId => new { commentId, revision = 1 });
        using var begun = await service.Mo.Http.PostAsJsonAsync(
            "/api/review/bulk",
            new
            {
                items,
                ruling = "reject",
                categories = new[] { "spam" },
            }
        );
        var bulk = (await begun.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
        var page = await ReadUntilAsync("/history?actor=Mo&action=bulk", "all done</a>");

        Assert.Contains("rejected 5 comments as spam", page, StringComparison.Ordinal);
        var line = Button().Match(page).Groups[1].Value;
        var (_, said) = await service.Ada.SendAsync("/history?action=bulk", "undo", new() { ["Line"] = line });

        Assert.Contains("It has begun and goes on by itself.", said, StringComparison.Ordinal);
        var undone = await ReadUntilAsync($"/history?bulkId={bulk}", "5 of them undone");
        Assert.Equal(6, Line().Count(undone));
        Assert.Contains(
            "undid a bulk: 5 comments",
            await ReadUntilAsync("/history?actor=Ada&action=bulk", "all done</a>"),
            StringComparison.Ordinal
        );
        foreach (var id in ids)
        {
            Assert.Equal("pending", await service.StateAsync(id));
        }
    }

    [Fact]
    public async Task History_AccountsAndKeys_AreThereWithoutSecrets()
    {
        var name = $"Bo {Guid.NewGuid():N}"[..12];
        using var person = await service.Ada.InviteAsync("Moderator", name);
        var (_, made) = await service.Ada.SendAsync(
            "/keys",
            "key",
            new()
            {
                ["Input.Name"] = $"key of {name}",
                ["Input.Read"] = "true",
                ["Input.RequestsPerMinute"] = "100",
                ["Input.LargestRequest"] = "100000",
            }
        );
        var secret = Secret().Match(made).Value;
        var account = AccountForm(name).Match(await service.Ada.ReadAsync("/people")).Groups[1].Value;
        foreach (var wish in new[] { "role", "password", "shut", "shut" })
        {
            await service.Ada.SendAsync("/people", account, new() { ["Wish"] = wish });
        }

        var key = RevokeButton($"key of {name}").Match(await service.Ada.ReadAsync("/keys")).Groups[1].Value;
        await service.Ada.SendAsync("/keys", "revoke", new() { ["Revoked"] = key });
        // Pressed by another admin, whose page still shows it.
        var again = await service.Ada.SendAsync("/keys", "revoke", new() { ["Revoked"] = key });
        Assert.Contains("was revoked before", again.Text, StringComparison.Ordinal);
        using var password = new Person(service.Service.Address);
        await password.SignInAsync(name);
        await password.SendAsync(
            "/me",
            "password",
            new() { ["Password.Present"] = Person.Password, ["Password.Wanted"] = "another password" }
        );

        var page = Tags().Replace(await service.Mo.ReadAsync("/history"), "");
        page = Spaces().Replace(page, " ");

        Assert.StartsWith("mod_", secret, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, page, StringComparison.Ordinal);
        Assert.All(
            [
                "Ada made a link that makes a moderator",
                $"{name} made this account by a link",
                $"Ada made the key key of {name}",
                $"Ada changed a role: {name}: admin",
                $"Ada made a link for a new password of {name}",
                $"Ada disabled the account of {name}",
                $"Ada enabled the account of {name}",
                $"Ada revoked the key key of {name}",
                $"{name} set a new password",
            ],
            words => Assert.Contains(words, page, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Comment_OwnEscalation_IsTakenBackOnItsPage()
    {
        await service.SubmitAsync(New(_id, Pending));
        using (
            await service.Mo.Http.PostAsJsonAsync(
                $"/api/review/default/{_id}/escalate",
                new { revision = 1, note = "Please look." }
            )
        ) { }

        Assert.DoesNotContain("Take the escalation back", await service.Ada.ReadAsync(Page), StringComparison.Ordinal);
        Assert.Contains("Take the escalation back", await service.Mo.ReadAsync(Page), StringComparison.Ordinal);
        var said = await RuleAsync(service.Mo, "unescalate", 1);

        Assert.Contains("Done: it is not escalated any more.", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Please look.", said, StringComparison.Ordinal);
        Assert.Contains("not escalated, or not any more", await RuleAsync(service.Mo, "unescalate", 1));
        Assert.Equal("pending", await service.StateAsync(_id));
    }

    [Fact]
    public async Task Comment_RuledOn_LeadsToAPageThatSaysSoOnce()
    {
        await service.SubmitAsync(New(_id, Pending));
        var page = await service.Mo.ReadAsync(Page);

        using var ruled = await service.Mo.PostAsync(
            Page,
            page,
            new()
            {
                ["_handler"] = "verdict",
                ["Wish"] = "spam",
                ["Revision"] = "1",
                ["Sequence"] = "1",
            }
        );

        Assert.Equal(HttpStatusCode.Found, ruled.StatusCode);
        var next = $"{ruled.Headers.Location}";
        // Somebody else's browser that has the cookie says nothing.
        foreach (Cookie cookie in service.Mo.Cookies.GetCookies(service.Service.Address))
        {
            if (cookie.Name != "moderation")
            {
                service.Ada.Cookies.Add(new Cookie(cookie.Name, cookie.Value, cookie.Path, cookie.Domain));
            }
        }

        Assert.DoesNotContain("Done: ", await service.Ada.ReadAsync(next), StringComparison.Ordinal);
        // Nor does the page of another comment.
        await service.SubmitAsync(New($"{_id}-other", Pending));
        Assert.DoesNotContain("Done: ", await service.Mo.ReadAsync($"{Page}-other"), StringComparison.Ordinal);
        Assert.Contains("Done: the comment is rejected.", await service.Mo.ReadAsync(next), StringComparison.Ordinal);
        Assert.DoesNotContain("Done: ", await service.Mo.ReadAsync(next), StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_AnAuthorWithoutAnId_IsSaidInPlainWords()
    {
        await service.SubmitAsync(New(_id, Pending, author: $"Uma {_id}"));
        using (
            var muted = await service.Mo.Http.PostAsync(
                new Uri($"/api/authors/default/{Uri.EscapeDataString($"name:uma {_id}")}/mute", UriKind.Relative),
                content: null
            )
        )
        {
            Assert.True(muted.IsSuccessStatusCode);
        }

        var page = Spaces().Replace(Tags().Replace(await service.Mo.ReadAsync("/history?action=author.mute"), ""), " ");

        Assert.Contains("Mo muted an author on default to whom the blog gives no id", page, StringComparison.Ordinal);
        Assert.DoesNotContain("an author without an id, ", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_AnApprovedComment_IsTakenDownAndBroughtBack()
    {
        await service.SubmitAsync(New(_id, $"A Pleasant Remark {_id}."));
        Assert.Equal("approved", await service.StateAsync(_id));

        var found = await service.Mo.ReadAsync($"/find?text=pleasant remark {_id}&state=approved&site=default");
        var link = CommentLink().Match(found).Groups[1].Value;
        Assert.Equal(Page, link);
        Assert.Contains("Take down as spam", await service.Mo.ReadAsync(link), StringComparison.Ordinal);
        var (_, said) = await service.Mo.SendAsync(
            link,
            "verdict",
            new()
            {
                ["Wish"] = "toxicity",
                ["Kind"] = "insult",
                ["Note"] = "Seen too late.",
                ["Revision"] = "1",
                ["Sequence"] = "1",
            }
        );

        Assert.Contains("Done: the comment is rejected.", said, StringComparison.Ordinal);
        Assert.Contains("as toxic, insult", said, StringComparison.Ordinal);
        Assert.Contains("Seen too late.", said, StringComparison.Ordinal);
        Assert.Equal("rejected", await service.StateAsync(_id));
        Assert.Contains("Nothing was found", await service.Mo.ReadAsync($"/find?text={_id}&state=approved"));
        var events = await service.Service.Http.GetStringAsync($"/api/comments/default/{_id}");
        Assert.Contains("insults somebody", events, StringComparison.Ordinal);

        await RuleAsync(service.Ada, "undo", 2);
        Assert.Equal("approved", await service.StateAsync(_id));
    }

    [Fact]
    public async Task Find_SomeSelected_AreRejectedAsOneAndUndone()
    {
        string[] ids = [$"{_id} &+é", $"{_id}-2", $"{_id}-3"];
        await service.SubmitAsync(
            New(ids[0], $"A pleasant remark {_id}."),
            New(ids[1], $"A blockedword {_id}."),
            New(ids[2], $"Another pleasant remark {_id}.")
        );
        var search = $"/find?text={_id}&site=default";
        var page = await service.Mo.ReadAsync(search);
        var boxes = ids.Select(id =>
            Box()
                .Matches(page)
                .Select(box => box.Groups[1].Value)
                .Single(box => box.EndsWith($" {Uri.EscapeDataString(id)}", StringComparison.Ordinal))
        );

        var (_, none) = await service.Mo.SendAsync(search, "chosen", new() { ["Wish"] = "spam" });
        Assert.Contains("select at least one comment first, then press what it is", none, StringComparison.Ordinal);
        using var form = new FormUrlEncodedContent([
            new("__RequestVerificationToken", Person.TokenOf(page)),
            new("_handler", "chosen"),
            new("Wish", "spam"),
            .. boxes.Take(2).Select(box => KeyValuePair.Create("Chosen", box)),
            new("Chosen", "nonsense"),
        ]);
        using var begun = await service.Mo.Http.PostAsync(new Uri(search, UriKind.Relative), form);

        var (_, said) = await service.Mo.FollowAsync(search, begun);
        Assert.Matches("Rejected: 2 of 2|Rejected so far", said);
        await Wait.UntilAsync(async () => await service.StateAsync(ids[0]) == "rejected", () => "it is not rejected");
        await Wait.UntilAsync(async () => await service.StateAsync(ids[1]) == "rejected", () => "it is not rejected");
        Assert.Equal("approved", await service.StateAsync(ids[2]));
        var bulk = BulkLink().Match(said).Groups[1].Value;
        var line = Button().Matches(await ReadUntilAsync(bulk, "all done</a>"))[^1].Groups[1].Value;
        await service.Mo.SendAsync(bulk, "undo", new() { ["Line"] = line });
        await Wait.UntilAsync(async () => await service.StateAsync(ids[0]) == "approved", () => "it is not undone");
    }

    [Fact]
    public async Task Comment_ChangedWhileSomebodyLooked_SaysWhoseAndWhat()
    {
        await service.SubmitAsync(New(_id, Pending));
        await RuleAsync(service.Ada, "approve", 1);

        Assert.Contains(
            "Nothing was done: Ada has approved the comment already.",
            await RuleAsync(service.Mo, "spam", 1),
            StringComparison.Ordinal
        );
        await RuleAsync(service.Ada, "undo", 2);
        Assert.Contains("something was decided on the comment meanwhile", await RuleAsync(service.Mo, "spam", 1));
        Assert.Contains(
            "Nothing was done: Ada has undone the verdict already.",
            await RuleAsync(service.Mo, "undo", 3)
        );
        await service.SubmitAsync(New(_id, "Better words.", 2));
        Assert.Contains("was edited and is at revision 2 now", await RuleAsync(service.Mo, "spam", 3));
        Assert.Contains("Earlier revisions (1)", await service.Mo.ReadAsync(Page), StringComparison.Ordinal);
        using (await service.Service.Http.DeleteAsync(new Uri($"/api/comments/default/{_id}", UriKind.Relative))) { }
        var gone = await RuleAsync(service.Mo, "spam", 1, revision: 2);
        Assert.Contains("Nothing was done: the comment was deleted.", gone, StringComparison.Ordinal);
        Assert.Contains("What it said is not kept", gone, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comment_ANoteThatCannotBeStored_IsThereToBeMended()
    {
        await service.SubmitAsync(New(_id, Pending));

        var (_, said) = await service.Mo.SendAsync(
            Page,
            "verdict",
            new()
            {
                ["Wish"] = "spam",
                ["Note"] = "A long note. " + new string('x', 1_000),
                ["Revision"] = "1",
                ["Sequence"] = "1",
            }
        );

        Assert.Contains("Nothing was done. It has 1013 characters: give at most 1000.", said, StringComparison.Ordinal);
        Assert.Contains(">A long note. xxx", said, StringComparison.Ordinal);
        Assert.Equal("pending", await service.StateAsync(_id));
    }

    [Fact]
    public async Task Wave_RejectedWholeAndUndone_TakesWhatWasApprovedToo()
    {
        var text = $"Buy the best watches of this whole wide world at the shop of {Guid.NewGuid():N}";
        string[] ids = [.. Enumerable.Range(0, 5).Select(i => $"{_id}-{i}")];
        foreach (var id in ids)
        {
            await service.SubmitAsync(New(id, text, author: $"Author {id}"));
        }

        var comment = await service.Mo.ReadAsync($"/comment?site=default&id={ids[^1]}");
        var wave = WaveLink().Match(comment).Groups[1].Value;
        var page = await service.Mo.ReadAsync(wave);
        Assert.Contains("3 under review, 2 approved before it was known", page, StringComparison.Ordinal);
        Assert.Contains("Reject all as spam (5)", page, StringComparison.Ordinal);

        var seen = Seen().Match(page).Groups[1].Value;
        using var begun = await service.Mo.PostAsync(
            wave,
            page,
            new()
            {
                ["_handler"] = "wave",
                ["Wish"] = "spam",
                ["Seen"] = seen,
            }
        );
        // To a page of its own, which a reload shows again and sends nothing.
        Assert.Equal(HttpStatusCode.Found, begun.StatusCode);
        var said = await ReadUntilAsync($"{begun.Headers.Location}", "It is done.");
        await ReadUntilAsync(wave, "5 rejected");
        Assert.Equal("rejected", await service.StateAsync(ids[0]));

        var bulk = BulkLink().Match(said).Groups[1].Value;
        var line = Button().Matches(await service.Mo.ReadAsync(bulk))[^1].Groups[1].Value;
        await service.Mo.SendAsync(bulk, "undo", new() { ["Line"] = line });
        await ReadUntilAsync(wave, "3 under review, 2 approved before it was known");
        Assert.Equal("approved", await service.StateAsync(ids[0]));
    }

    [Fact]
    public async Task EveryPage_HostileText_IsShownAsText()
    {
        var id = $"\"><script>alert(3)</script>{_id}";
        var comments = Enumerable
            .Range(0, 3)
            .Select(i =>
                New($"{id}-{i}", $"{Hostile} of the same eight words or many more {_id}", author: Hostile + i)
            );
        await service.SubmitAsync([.. comments]);
        var comment = $"/comment?site=default&id={Uri.EscapeDataString($"{id}-2")}";
        await service.Mo.SendAsync(
            comment,
            "verdict",
            new()
            {
                ["Wish"] = "spam",
                ["Note"] = Hostile,
                ["Revision"] = "1",
                ["Sequence"] = "1",
            }
        );
        var wave = WaveLink().Match(await service.Mo.ReadAsync(comment)).Groups[1].Value;

        foreach (
            var path in new[]
            {
                comment,
                wave,
                $"/find?text={Uri.EscapeDataString("<script>alert(1)")}",
                "/history?actor=Mo",
                $"/history?commentId={Uri.EscapeDataString(id)}&actor={Uri.EscapeDataString(Hostile)}",
            }
        )
        {
            using var answer = await service.Mo.Http.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var html = await answer.Content.ReadAsStringAsync();
            Assert.Contains("alert(", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
            Assert.DoesNotContain("<script>alert", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img src=x", html, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("/history?from=yesterday", "Give a date such as")]
    [InlineData("/history?who=me", "There is no such parameter")]
    [InlineData("/history?before=-1&bulkId=x", "Give a whole number")]
    [InlineData("/history?actor=a%00b", "Nothing matches")]
    [InlineData("/history?from=9999-12-31", "Give a date such as")]
    [InlineData("/history?actor=a&actor=b", "Give it once.")]
    [InlineData("/history?bulkId=9223372036854775807", "Nothing matches")]
    [InlineData("/find?text=a", "Give at least 2 characters")]
    [InlineData("/find?author=x", "Give the site too")]
    [InlineData("/find?state=best", "Give approved, pending, rejected")]
    [InlineData("/find?from=2026-03-02&to=2026-03-01", "Give a time after")]
    [InlineData("/find?before=0", "Give a whole number")]
    [InlineData("/find?site=none&before=9223372036854775807", "Nothing was found")]
    [InlineData("/find?site=a%00b&text=%25%00", "Nothing was found")]
    [InlineData("/comment", "There is no such comment")]
    [InlineData("/comment?site=a%00&id=%00", "There is no such comment")]
    [InlineData("/comment?site=default&id=' or 1=1 --", "There is no such comment")]
    [InlineData("/wave", "There is no such wave")]
    [InlineData("/wave?site=default&key=abc", "There is no such wave")]
    [InlineData("/wave?site=a%00&key=-17", "There is no such wave")]
    public async Task AnAddress_WithNonsense_SaysWhatIsWrong(string path, string said)
    {
        using var answer = await service.Mo.Http.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(
            said,
            WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("/history", "undo", "Line", "x")]
    [InlineData("/history", "undo", "Line", "-9223372036854775808")]
    [InlineData("/wave?site=default&key=17", "wave", "Wish", "spam")]
    [InlineData("/wave?site=default&key=17", "wave", "Wish", "nonsense")]
    [InlineData("/comment?site=default&id=never", "verdict", "Revision", "1")]
    [InlineData("/comment?site=default&id=never", "verdict", "Revision", "x")]
    [InlineData("/comment", "verdict", "Wish", "approve")]
    public async Task AForm_WithNonsense_DoesNothingAndSaysSo(string path, string form, string field, string value)
    {
        var (status, text) = await service.Mo.SendAsync(path, form, new() { [field] = value });

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Matches("Nothing was (done|undone)", text);
    }

    private static object New(string commentId, string text, int revision = 1, string author = "Uma") =>
        new
        {
            commentId,
            text,
            revision,
            author = new { name = author },
        };

    private async Task<string> RuleAsync(Person by, string wish, int sequence, int revision = 1) =>
        (
            await by.SendAsync(
                Page,
                "verdict",
                new()
                {
                    ["Wish"] = wish,
                    ["Revision"] = $"{revision}",
                    ["Sequence"] = $"{sequence}",
                }
            )
        ).Text;

    private async Task<string> ReadUntilAsync(string path, string words)
    {
        var page = "";
        await Wait.UntilAsync(
            async () => (page = await service.Mo.ReadAsync(path)).Contains(words, StringComparison.Ordinal),
            () => $"{path} does not say '{words}': {page}"
        );
        return page;
    }

    private static Regex AccountForm(string name) =>
        new(
            $"""name="_handler" value="(change-[0-9a-f]+)"(?:(?!_handler).)*: {Regex.Escape(name)}""",
            RegexOptions.Singleline
        );

    private static Regex RevokeButton(string name) =>
        new($"""name="Revoked" value="([0-9a-f]+)"[^>]*: {Regex.Escape(name)}""");

    [GeneratedRegex("""name="Line" value="(\d+)""")]
    private static partial Regex Button();

    [GeneratedRegex("""id="line-(\d+)""")]
    private static partial Regex Line();

    [GeneratedRegex("""href="(/api/history\.csv[^"]*)""")]
    private static partial Regex CsvLink();

    [GeneratedRegex("""href="(/history[^"]*)" rel="next""")]
    private static partial Regex OlderLink();

    [GeneratedRegex("""href="(/comment[^"]*)""")]
    private static partial Regex CommentLink();

    [GeneratedRegex("name=\"Seen\" value=\"([0-9]+)\"")]
    private static partial Regex Seen();

    [GeneratedRegex("""href="(/wave[^"]*)""")]
    private static partial Regex WaveLink();

    [GeneratedRegex("""href="(/history\?bulkId[^"]*)""")]
    private static partial Regex BulkLink();

    [GeneratedRegex("mod_[A-Za-z0-9_-]{20,}")]
    private static partial Regex Secret();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("name=\"Chosen\" value=\"([^\"]+)\"")]
    private static partial Regex Box();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

public sealed class SqliteRecordsPageTests(SqliteRecordsService service)
    : RecordsPageTests(service),
        IClassFixture<SqliteRecordsService>;

public sealed class PostgresRecordsPageTests(PostgresRecordsService service)
    : RecordsPageTests(service),
        IClassFixture<PostgresRecordsService>;
