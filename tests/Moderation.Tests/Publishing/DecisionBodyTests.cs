using System.Text;
using Moderation.Contracts;
using Moderation.Service.Publishing;

namespace Moderation.Tests.Publishing;

public sealed class DecisionBodyTests
{
    private static readonly DecisionMade Made = new()
    {
        SiteId = "news",
        ThreadId = "peacekeepers",
        CommentId = "c-17",
        Revision = 2,
        Sequence = 1,
        State = CommentState.Pending,
        Scores = new Scores(0.8312, 0.02),
        Reasons =
        [
            new Reason("blocked-word", "Holds the blocked word “größer”.", [new Span(4, 6), new Span(20, 6)]),
            new Reason("language", "Is in another language.", []),
        ],
        Model = "model-1",
        Policy = "policy-1",
        DecidedBy = "service",
        DecidedAt = new DateTimeOffset(2026, 3, 1, 12, 30, 0, TimeSpan.Zero),
    };

    private static readonly DecisionMade Ruled = Made with
    {
        Sequence = 2,
        State = CommentState.Rejected,
        DecidedBy = "Tove",
        Categories = ["toxicity", "insult"],
        Statement = "A moderator rejected this comment: it insults somebody.",
    };

    [Fact]
    public void Body_OfADecision_IsTheGoldenFile() =>
        Assert.Equal(Golden("decision.json"), Encoding.UTF8.GetString(new NewDecision(Made).Body));

    [Fact]
    public void Body_OfAVerdict_IsTheGoldenFile() =>
        Assert.Equal(Golden("verdict.json"), Encoding.UTF8.GetString(new NewDecision(Ruled).Body));

    [Theory]
    [InlineData(CommentState.Approved, "service", "decision.approve")]
    [InlineData(CommentState.Pending, "service", "decision.review")]
    [InlineData(CommentState.Rejected, "service", "verdict.reject")]
    [InlineData(CommentState.Approved, "Tove", "verdict.approve")]
    [InlineData(CommentState.Pending, "Tove", "decision.review")]
    [InlineData(CommentState.Rejected, "Tove", "verdict.reject")]
    public void RoutingKey_OfEachState_SaysWhichWayItWentAndWhose(CommentState state, string decidedBy, string key)
    {
        var stored = new NewDecision(Made with { State = state, DecidedBy = decidedBy }).StoredAt(1);

        Assert.Equal(key, RoutingKeys.Of(stored).Value);
    }

    [Fact]
    public void MessageId_OfTheSameDecision_IsTheSameUuidV5()
    {
        var decision = new StoredDecision
        {
            SiteId = "a",
            CommentId = "b",
            Revision = 1,
            Sequence = 1,
            Body = [],
        };

        Assert.Equal(MessageIds.Of(decision), MessageIds.Of(decision with { Cursor = 9 }));
        Assert.Equal(5, MessageIds.Of(decision).Version);
        Assert.NotEqual(MessageIds.Of(decision), MessageIds.Of(decision with { Sequence = 2 }));
        Assert.NotEqual(
            MessageIds.Of(decision with { SiteId = "a1", CommentId = "1" }),
            MessageIds.Of(decision with { SiteId = "a", CommentId = "11" })
        );
    }

    private static string Golden(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Flows", "Golden", name)).TrimEnd();
}
