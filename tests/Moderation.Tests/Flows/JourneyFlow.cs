using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Moderation.Contracts;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Flows;

/// <summary>A comment's way through RabbitMQ and back, on each database.</summary>
public abstract class JourneyFlow(JourneyFixture journey)
{
    /// <summary>The columns that hold what a reader wrote, who it was and where, beside the text.</summary>
    private static readonly string[] Personal =
    [
        "original",
        "parent_id",
        "thread_title",
        "permalink",
        "language",
        "author_id",
        "author_name",
        "author_email",
        "author_url",
        "author_ip",
        "author_user_agent",
        "author_hash",
    ];

    private readonly Blog _blog = journey.Blog;
    private readonly string _id = $"c-{Guid.NewGuid():N}";

    [Theory]
    [InlineData("application/json")]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("this is no content type")]
    public async Task Submit_PlainJson_IsApproved(string? contentType)
    {
        await _blog.PublishAsync(
            $$"""{"commentId":"{{_id}}","text":"Thank you, a fair report.","extra":[1]}""",
            contentType: contentType
        );

        var decided = Assert.Single(await _blog.EventsOnAsync(_id));
        Assert.Equal(Topology.ApproveKey, decided.RoutingKey);
        Assert.Equal(CommentState.Approved, decided.Decision.State);
        Assert.Equal("default", decided.Decision.SiteId);
        Assert.Equal((1, 1), (decided.Decision.Revision, decided.Decision.Sequence));
        Assert.Empty(decided.Decision.Reasons);
    }

    [Fact]
    public async Task Submit_MassTransitEnvelope_IsRead()
    {
        var envelope = new
        {
            messageId = Guid.NewGuid(),
            messageType = new[] { "urn:message:Some.Blog:CommentSubmitted" },
            message = new
            {
                commentId = _id,
                text = "A calm remark.",
                threadId = "t-1",
            },
        };
        await _blog.PublishAsync(JsonSerializer.Serialize(envelope), contentType: "application/vnd.masstransit+json");

        Assert.Equal("t-1", Assert.Single(await _blog.EventsOnAsync(_id)).Decision.ThreadId);
    }

    [Fact]
    public async Task Event_OnTheWire_IsTheGoldenFile()
    {
        await _blog.PublishAsync(
            $$"""{"siteId":"news","threadId":"t-1","commentId":"{{_id}}","revision":3,"text":"http://a.example/ http://b.example/ http://c.example/"}"""
        );

        var received = Assert.Single(await _blog.EventsOnAsync(_id));
        Assert.Equal("application/json", received.ContentType);
        Assert.True(Guid.TryParse(received.MessageId, out _));
        // What differs from model to model and from day to day is blanked; every other byte counts.
        var text = Encoding.UTF8.GetString(received.Body).Replace(_id, "ID", StringComparison.Ordinal);
        text = Regex.Replace(text, """(?<="(?:toxicity|spam)":)[0-9.]+""", "0");
        text = Regex.Replace(text, """(?<="(?:message|model|policy|decidedAt)":")[^"]+""", "");
        text = Regex.Replace(text, """,\{"code":"(?:spam|toxicity)".*?\]\}""", "");
        var golden = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Flows", "Golden", "event.json"));
        Assert.Equal(golden.TrimEnd(), text);
    }

    [Fact]
    public async Task Submit_BlockedWord_GoesToReviewWithItsPlace()
    {
        await _blog.SubmitAsync(new { commentId = _id, text = "Here 😀 is a BlockedWord indeed." });

        var decided = Assert.Single(await _blog.EventsOnAsync(_id));
        Assert.Equal(Topology.ReviewKey, decided.RoutingKey);
        Assert.Equal(CommentState.Pending, decided.Decision.State);
        var reason = Assert.Single(decided.Decision.Reasons);
        Assert.Equal("blocked-word", reason.Code);
        Assert.Equal(new Span(13, 11), Assert.Single(reason.Spans));
    }

    [Fact]
    public async Task Submit_Twice_GivesTheSameBytesAndOneDecision()
    {
        var comment = new { commentId = _id, text = "Said once." };
        await _blog.SubmitAsync(comment);
        await _blog.EventsOnAsync(_id);
        await _blog.SubmitAsync(comment);

        var events = await _blog.EventsOnAsync(_id, atLeast: 2);
        Assert.All(events, e => Assert.Equal(events[0].Body, e.Body));
        Assert.All(events, e => Assert.Equal(events[0].MessageId, e.MessageId));
        Assert.Equal(1, await DecisionsAsync());
    }

    [Fact]
    public async Task Submit_SameRevisionOtherText_FirstStandsAndSecondIsKept()
    {
        await _blog.SubmitAsync(new { commentId = _id, text = "The first words." });
        var first = Assert.Single(await _blog.EventsOnAsync(_id));
        var second = $$"""{"commentId":"{{_id}}","text":"Other words."}""";
        await _blog.PublishAsync(second);

        await DeadLetterAsync("conflict", second);
        Assert.Equal(first.Body, (await _blog.EventsOnAsync(_id, atLeast: 2))[^1].Body);
        Assert.Equal(1, await DecisionsAsync());
    }

    [Fact]
    public async Task Submit_OlderRevisionAfterNewer_IsDecidedAndChangesNoReview()
    {
        await _blog.SubmitAsync(
            new
            {
                commentId = _id,
                revision = 2,
                text = "An edit without it.",
            }
        );
        await _blog.EventsOnAsync(_id);
        await _blog.SubmitAsync(
            new
            {
                commentId = _id,
                revision = 1,
                text = "It held a blockedword.",
            }
        );

        var events = await _blog.EventsOnAsync(_id, atLeast: 2);
        Assert.Equal(CommentState.Pending, events.Single(e => e.Decision.Revision == 1).Decision.State);
        Assert.Equal(0, await UnderReviewAsync());
        Assert.Equal("approved", (await StatusAsync()).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Submit_EditWithoutTheWord_LeavesReview()
    {
        await _blog.SubmitAsync(new { commentId = _id, text = "It held a blockedword." });
        await _blog.EventsOnAsync(_id);
        Assert.Equal(1, await UnderReviewAsync());
        await _blog.SubmitAsync(
            new
            {
                commentId = _id,
                revision = 2,
                text = "An edit without it.",
            }
        );

        await _blog.EventsOnAsync(_id, atLeast: 2);
        Assert.Equal(0, await UnderReviewAsync());
    }

    [Fact]
    public async Task Delete_AfterTheComment_TakesItOutOfReviewAndErasesIt()
    {
        await _blog.SubmitAsync(
            new
            {
                commentId = _id,
                text = "A blockedword.",
                threadTitle = "Of ferries",
                parentId = "p",
                permalink = "https://a.example/",
                language = "en",
                submittedAt = "no date, so that the bytes are kept",
                author = new
                {
                    id = "a-1",
                    name = "Someone",
                    email = "someone@a.example",
                    url = "https://someone.example/",
                    ip = "192.0.2.1",
                    userAgent = "A browser",
                },
            }
        );
        await _blog.EventsOnAsync(_id);
        Assert.Equal(Personal.Length + 1, await HeldAsync());
        await DeleteAsync(revision: null);

        await Wait.UntilAsync(async () => await UnderReviewAsync() == 0, () => "it is still under review");
        Assert.Equal("deleted", (await StatusAsync()).GetProperty("state").GetString());
        Assert.Equal(0, await HeldAsync());

        Task<long> HeldAsync() =>
            journey.Database.ScalarAsync<long>(
                $"select {string.Join(" + ", Personal.Select(c => $"(case when {c} is null then 0 else 1 end)"))} "
                    + $"+ (case when text = '' then 0 else 1 end) from comments where comment_id = '{_id}'"
            );
    }

    [Fact]
    public async Task Delete_AfterAConflict_LeavesNothingOfEither()
    {
        await _blog.PublishAsync(
            $$"""{"commentId":"{{_id}}","text":"First.","parentId":"p","permalink":"https://a.example/","language":"en"}"""
        );
        await _blog.EventsOnAsync(_id);
        var second = $$"""{"commentId":"{{_id}}","text":"Second."}""";
        await _blog.PublishAsync(second);
        await DeadLetterAsync("conflict", second);
        await DeleteAsync(revision: 1);

        await Wait.UntilAsync(
            async () => !await journey.Database.HoldsDeadLetterAsync("conflict", Encoding.UTF8.GetBytes(second)),
            () => "the other text is still among the dead letters"
        );
        Assert.Equal(
            "",
            await journey.Database.ScalarAsync<string>(
                "select text || coalesce(parent_id, '') || coalesce(permalink, '') || coalesce(language, '') "
                    + $"from comments where comment_id = '{_id}'"
            )
        );
    }

    [Fact]
    public async Task Delete_Unidentifiable_IsKeptWithReason()
    {
        var bad = "{\"revision\":1,\"note\":\"" + _id + "\"}";
        await _blog.PublishAsync(bad, Topology.CommentDeletedKey);

        await DeadLetterAsync("bad-field", bad);
    }

    [Fact]
    public async Task Delete_BeforeTheComment_Wins()
    {
        await DeleteAsync(revision: null);
        await Wait.UntilAsync(
            async () => (await StatusAsync()).GetProperty("state").GetString() == "deleted",
            () => "the deletion is not known"
        );
        await _blog.SubmitAsync(new { commentId = _id, text = "A blockedword, too late." });
        await SettleAsync();

        Assert.Equal(0, await DecisionsAsync());
        Assert.Equal(0, await UnderReviewAsync());
        Assert.DoesNotContain(_blog.Events, e => e.Decision.CommentId == _id);
    }

    [Fact]
    public async Task Delete_OfARevision_LeavesLaterOnes()
    {
        await DeleteAsync(revision: 1);
        await Wait.UntilAsync(
            async () =>
                await journey.Database.ScalarAsync<long>($"select count(*) from deletions where comment_id = '{_id}'")
                == 1,
            () => "the deletion is not stored"
        );
        await _blog.SubmitAsync(
            new
            {
                commentId = _id,
                revision = 2,
                text = "Posted anew.",
            }
        );

        Assert.Equal(2, Assert.Single(await _blog.EventsOnAsync(_id)).Decision.Revision);
        Assert.Equal("approved", (await StatusAsync()).GetProperty("state").GetString());
    }

    [Theory]
    [MemberData(nameof(UnidentifiableMessages.All), MemberType = typeof(UnidentifiableMessages))]
    public async Task Submit_Unidentifiable_IsKeptWithReasonAndTheRestGoesOn(string name)
    {
        var message = UnidentifiableMessages.Get(name);
        await _blog.PublishAsync(message.Body);
        await _blog.SubmitAsync(new { commentId = _id, text = "The next one." });

        await _blog.EventsOnAsync(_id);
        await DeadLetterAsync(message.Reason, message.Body);
    }

    [Fact]
    public async Task Submit_UnidentifiableTwice_IsKeptOnce()
    {
        var bad = "{\"text\":\"no id " + _id + "\"}";
        await _blog.PublishAsync(bad);
        await DeadLetterAsync("bad-field", bad);
        await _blog.PublishAsync(bad);
        await SettleAsync();

        Assert.Equal(1, await journey.Database.DeadLettersAsync("bad-field", Encoding.UTF8.GetBytes(bad)));
    }

    [Fact]
    public async Task Topology_BesideTheServicesQueues_HasNoneOfMassTransitsOwn()
    {
        // MassTransit makes its own when a message faults or is not read: one of each kind first.
        var bad = "{\"note\":\"" + _id + "\"}";
        await _blog.PublishAsync(bad);
        await _blog.PublishAsync(bad, Topology.CommentDeletedKey, contentType: "application/vnd.masstransit+json");
        await _blog.PublishAsync(bad, Topology.CommentReportedKey);
        await Wait.UntilAsync(
            async () => await journey.Database.DeadLettersAsync("bad-field", Encoding.UTF8.GetBytes(bad)) == 3,
            () => "the bad messages are not among the dead letters"
        );
        string[] queues =
        [
            Topology.IntakeQueue,
            Topology.DeletionsQueue,
            Topology.ReportsQueue,
            Topology.DeadLettersQueue,
        ];
        foreach (var name in queues.SelectMany(q => new[] { q + "_error", q + "_skipped" }))
        {
            Assert.False(await _blog.HasExchangeAsync(name), $"{name} is there, and nobody drains it");
        }
    }

    [Theory]
    [MemberData(nameof(HostileComments.All), MemberType = typeof(HostileComments))]
    public async Task Submit_Hostile_GoesToReviewAndTheOriginalIsKept(string name)
    {
        var hostile = HostileComments.Get(name);
        var body = hostile.Body(_id);
        await _blog.PublishAsync(body);

        var decided = Assert.Single(await _blog.EventsOnAsync(_id)).Decision;
        Assert.Equal(CommentState.Pending, decided.State);
        Assert.Contains(decided.Reasons, r => r.Code == hostile.Reason);
        var original = await journey.Database.ScalarAsync<byte[]>(
            $"select original from comments where comment_id = '{_id}'"
        );
        Assert.Equal(hostile.Reason == "malformed" ? body : null, original);
        var stored = await journey.Database.ScalarAsync<string>(
            $"select text from comments where comment_id = '{_id}'"
        );
        Assert.DoesNotContain('\0', stored!);
        Assert.True(HostileComments.IsWellFormed(stored!));
    }

    [Fact]
    public async Task Submit_ManyWithTheSameMessageId_AllAreDecided()
    {
        var messageId = Guid.NewGuid().ToString();
        string[] ids = [.. Enumerable.Range(0, 50).Select(i => $"{_id}-{i}")];
        await Task.WhenAll(
            ids.Select(id =>
                _blog.PublishAsync(
                    Encoding.UTF8.GetBytes($$"""{"commentId":"{{id}}","text":"A remark."}"""),
                    messageId: messageId
                )
            )
        );

        foreach (var id in ids)
        {
            Assert.Single(await _blog.EventsOnAsync(id));
        }
    }

    [Fact]
    public async Task Decisions_AreListedInOrderWithTheBytesThatWerePublished()
    {
        await _blog.SubmitAsync(new { commentId = _id, text = "To be listed." });
        var published = Assert.Single(await _blog.EventsOnAsync(_id));
        var found = false;
        for (long after = 0, more = 1; more == 1; )
        {
            var raw = await journey.Service.Http.GetByteArrayAsync(
                new Uri($"/api/decisions?after={after}&limit=7", UriKind.Relative)
            );
            found |= raw.AsSpan().IndexOf(published.Body) >= 0;
            var page = JsonDocument.Parse(raw).RootElement;
            Assert.True(page.GetProperty("decisions").GetArrayLength() <= 7);
            Assert.True(page.GetProperty("next").GetInt64() >= after);
            after = page.GetProperty("next").GetInt64();
            more = page.GetProperty("more").GetBoolean() ? 1 : 0;
        }

        Assert.True(found);
    }

    private Task DeleteAsync(int? revision) =>
        _blog.PublishAsync(
            JsonSerializer.Serialize(new { commentId = _id, revision }, Wire.Json),
            Topology.CommentDeletedKey
        );

    /// <summary>Everything submitted before has been decided when this comment is.</summary>
    private async Task SettleAsync()
    {
        var id = $"settle-{Guid.NewGuid():N}";
        await _blog.SubmitAsync(new { commentId = id, text = "A mark in the stream." });
        await _blog.EventsOnAsync(id);
    }

    private Task DeadLetterAsync(string reason, string body) => DeadLetterAsync(reason, Encoding.UTF8.GetBytes(body));

    private Task DeadLetterAsync(string reason, byte[] body) =>
        Wait.UntilAsync(
            async () => await journey.Database.HoldsDeadLetterAsync(reason, body),
            () => $"no dead letter '{reason}' holds these {body.Length} bytes"
        );

    private Task<long> DecisionsAsync() =>
        journey.Database.ScalarAsync<long>($"select count(*) from decisions where comment_id = '{_id}'");

    private Task<long> UnderReviewAsync() =>
        journey.Database.ScalarAsync<long>($"select count(*) from under_review where comment_id = '{_id}'");

    private async Task<JsonElement> StatusAsync()
    {
        using var answer = await journey.Service.Http.GetAsync(
            new Uri($"/api/comments/default/{_id}", UriKind.Relative)
        );
        return await answer.Content.ReadFromJsonAsync<JsonElement>() is var status && answer.IsSuccessStatusCode
            ? status
            : JsonDocument.Parse("""{"state":"unknown"}""").RootElement;
    }
}

[Collection(BrokerCollection.Name)]
public sealed class PostgresJourneyFlow(PostgresJourney journey) : JourneyFlow(journey), IClassFixture<PostgresJourney>;

[Collection(BrokerCollection.Name)]
public sealed class SqliteJourneyFlow(SqliteJourney journey) : JourneyFlow(journey), IClassFixture<SqliteJourney>;
