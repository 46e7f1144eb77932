using Moderation.Service.Review;

namespace Moderation.Tests.Review;

public sealed class NewVerdictTests
{
    [Theory]
    [InlineData(Ruling.Approve, "", null)]
    [InlineData(Ruling.Approve, "spam", "categories")]
    [InlineData(Ruling.Reject, "", "categories")]
    [InlineData(Ruling.Reject, "spam", null)]
    [InlineData(Ruling.Reject, "spam toxicity threat", null)]
    [InlineData(Ruling.Reject, "threat", "categories")]
    [InlineData(Ruling.Reject, "other threat", "categories")]
    [InlineData(Ruling.Reject, "other nonsense", "categories")]
    public void Make_Categories_AreThoseOfTheRuling(object ruling, string categories, string? refused)
    {
        var verdict = NewVerdict.Make(
            (Ruling)ruling,
            categories.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            null,
            out var refusals
        );

        Assert.Equal(refused is null, verdict is not null);
        Assert.Equal(refused is null ? [] : [refused], refusals.Keys);
    }

    [Theory]
    [InlineData("x", 1_000, true)]
    [InlineData("x", 1_001, false)]
    [InlineData("\0", 1, false)]
    [InlineData("\ud800", 1, false)]
    [InlineData("\ud83d\ude00\n", 300, true)]
    public void Make_Note_IsOfALengthAndStorable(string part, int times, bool isTaken)
    {
        var note = string.Concat(Enumerable.Repeat(part, times));

        var verdict = NewVerdict.Make(Ruling.Approve, [], note, out var refusals);

        Assert.Equal(isTaken ? note : null, verdict?.Note);
        Assert.Equal(!isTaken, refusals.ContainsKey("note"));
    }

    [Theory]
    [InlineData("spam", "A moderator rejected this comment: it is spam or advertising.")]
    [InlineData("toxicity", "A moderator rejected this comment: it is abusive.")]
    [InlineData(
        "spam toxicity insult threat",
        "A moderator rejected this comment: it is spam or advertising, insults somebody and threatens somebody."
    )]
    [InlineData("other", "A moderator rejected this comment: it does not follow the rules for comments here.")]
    public void Statement_OfCategories_IsASentenceForTheWriter(string categories, string statement) =>
        Assert.Equal(statement, Statement.Of(categories.Split(' '), isAutomatic: false));

    [Fact]
    public void Statement_OfTheServiceItself_SaysThatNobodyReadIt() =>
        Assert.Equal(
            "This comment was rejected automatically: it is spam or advertising. No moderator has read it.",
            Statement.Of(["spam"], isAutomatic: true)
        );
}
