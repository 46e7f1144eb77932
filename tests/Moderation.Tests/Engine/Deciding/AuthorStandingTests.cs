using Moderation.Engine.Deciding;
using Moderation.Engine.Features;

namespace Moderation.Tests.Engine.Deciding;

/// <summary>What a moderator said of an author, in the decisions on his comments.</summary>
public sealed class AuthorStandingTests
{
    private const string Civil = "Thank you for the article, I had not seen it that way before.";
    private const string Links = "See http://a.example and http://b.example for more about the old mill.";
    private const string German = "Ich finde den Artikel sehr gut und habe ihn gern gelesen.";

    // The scores speak where a test says so.
    private static readonly Policy Mild = Policy.DefaultFor(ShippedModel.Model) with
    {
        ToxicityThreshold = 1.1,
        SpamThreshold = 1.1,
        MaxLinks = 1,
        MaxLength = Civil.Length + 40,
        BlockedWords = ["blockedword"],
    };

    private static readonly Likeness Wave = new(5, 3, TimeSpan.FromHours(1), WasRejected: true);

    [Theory]
    [InlineData(Civil)]
    [InlineData(Links, "too-many-links")]
    [InlineData(" ", "empty")]
    public void Decide_MutedAuthor_GoesToReviewBeforeThePolicySpeaks(string text, params string[] others)
    {
        var codes = Codes(text, AuthorStanding.Muted);

        Assert.Equal(
            [.. others.Where(c => c == "empty"), ReasonCodes.Muted, .. others.Where(c => c != "empty")],
            codes
        );
    }

    [Theory]
    [InlineData(Links)]
    [InlineData(German)]
    [InlineData(Civil + Civil)]
    public void Decide_TrustedAuthor_SignalsAloneDoNotSpeak(string text)
    {
        Assert.NotEmpty(Codes(text, AuthorStanding.Usual));
        Assert.Empty(Codes(text, AuthorStanding.Trusted));
    }

    [Fact]
    public void Decide_TrustedAuthorInAWave_IsApproved()
    {
        Assert.Equal([ReasonCodes.Wave], Codes(Civil, AuthorStanding.Usual, likeness: Wave));
        Assert.Empty(Codes(Civil, AuthorStanding.Trusted, likeness: Wave));
    }

    [Fact]
    public void Decide_TrustedAuthor_BlockedWordsScoresAndTheModelsLimitsSpeak()
    {
        var strict = Mild with { ToxicityThreshold = 0 };

        Assert.Equal([ReasonCodes.BlockedWord], Codes("A blockedword.", AuthorStanding.Trusted));
        Assert.Equal([ReasonCodes.Toxicity], Codes(Civil, AuthorStanding.Trusted, strict));
        Assert.Equal([ReasonCodes.Empty], Codes("", AuthorStanding.Trusted));
        Assert.Equal(
            [ReasonCodes.TooLong],
            Codes(string.Concat(Enumerable.Repeat("word ", Featurizer.LongestText)), AuthorStanding.Trusted)
        );
    }

    [Fact]
    public void Decide_TrustedAuthorInAnotherLanguage_TheScoreSpeaksAndMarksNothing()
    {
        var decision = Decide(German, AuthorStanding.Trusted, Mild with { ToxicityThreshold = 0 });

        var reason = Assert.Single(decision.Reasons);
        Assert.Equal(ReasonCodes.Toxicity, reason.Code);
        Assert.Empty(reason.Spans);
    }

    [Fact]
    public void Decide_TrustedAuthor_WhatFailedSpeaks()
    {
        var decision = new Decider(ShippedModel.Model, Mild).Decide(
            new Comment(Civil),
            likeness: _ => throw new InvalidOperationException(),
            author: AuthorStanding.Trusted
        );

        Assert.Equal(ReasonCodes.CheckFailed, Assert.Single(decision.Reasons).Code);
    }

    private static string[] Codes(
        string text,
        AuthorStanding author,
        Policy? policy = null,
        Likeness? likeness = null
    ) => [.. Decide(text, author, policy, likeness).Reasons.Select(reason => reason.Code)];

    private static Decision Decide(
        string text,
        AuthorStanding author,
        Policy? policy = null,
        Likeness? likeness = null
    ) => new Decider(ShippedModel.Model, policy ?? Mild).Decide(new Comment(text), null, _ => likeness, author);
}
