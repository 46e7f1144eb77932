using Moderation.Engine.Deciding;
using Moderation.Engine.Features;
using Moderation.Engine.Models;
using Moderation.Engine.Text;

namespace Moderation.Tests.Engine.Deciding;

public sealed class DeciderTests
{
    private const string Civil = "Thank you for the article, I had not seen it that way before.";

    private static readonly Policy Default = Policy.DefaultFor(ShippedModel.Model);

    [Fact]
    public void Decide_CivilComment_Approves()
    {
        var decision = Decide(Civil);

        Assert.Equal(Outcome.Approve, decision.Outcome);
        Assert.Empty(decision.Reasons);
        Assert.Equal("en", decision.Language);
        Assert.Equal(ShippedModel.Model.Version, decision.Model);
        Assert.Equal(Default.Version, decision.Policy);
    }

    [Fact]
    public void Decide_ScoresThatAreNoNumbers_SendsToReviewBecauseTheModelFailed()
    {
        var broken = new Weights(new float[FeatureSpace.Size], float.NaN);
        var manifest = new Manifest
        {
            Version = "broken",
            Featurizer = 0,
            Seed = 0,
            Threads = 1,
            Corpora = [],
            SourceWeights = new Dictionary<string, IReadOnlyDictionary<string, double>>(),
            Thresholds = ShippedModel.Model.Thresholds,
            Files = new Dictionary<string, string>(),
            Samples = [],
        };
        var model = new Model(manifest, new Scorer(broken, broken), new Vocabulary([]));
        var decision = new Decider(model, Policy.DefaultFor(model)).Decide(new Comment(Civil));

        Assert.Equal(Outcome.Review, decision.Outcome);
        Assert.Contains(decision.Reasons, reason => reason.Code == ReasonCodes.CheckFailed);
        Assert.Equal(new Scores(1, 1), decision.Scores);
    }

    [Theory]
    [InlineData("I am a gay Muslim.")]
    [InlineData("Jews, Muslims and Christians all live here.")]
    [InlineData("I don't hate Israelis.")]
    [InlineData("My neighbour is black and she is the best neighbour I ever had.")]
    [InlineData("The president lied to us, his policy is a disaster and he should resign.")]
    [InlineData("Merkel was wrong about the refugees, and her government failed the country.")]
    [InlineData("Biden is too old for the office, and Trump is not fit for it either.")]
    public void Decide_IdentityWordsOrPoliticalCriticism_Approves(string text) =>
        Assert.Equal(Outcome.Approve, Decide(text).Outcome);

    [Theory]
    [InlineData("You are a complete idiot and nobody wants you here.")]
    [InlineData("Shut the fuck up, you stupid bitch.")]
    [InlineData("All Muslims are vermin and should be shot.")]
    [InlineData("I hope you die, you worthless piece of shit.")]
    public void Decide_PlainAbuse_SendsToReviewWithItsPlace(string text)
    {
        var reason = Assert.Single(Decide(text).Reasons);

        Assert.Equal(ReasonCodes.Toxicity, reason.Code);
        Assert.NotEmpty(reason.Spans);
    }

    [Theory]
    [InlineData("Buy cheap viagra online at http://cheap-pills.example.com no prescription needed")]
    [InlineData("<a href=\"http://casino.example.net\">best online casino bonus</a> play poker now")]
    public void Decide_PlainAdvertising_SendsToReview(string text) =>
        Assert.Contains(Decide(text).Reasons, reason => reason.Code == ReasonCodes.Spam);

    [Theory]
    [InlineData("")]
    [InlineData("  \t\r\n ")]
    [InlineData("\u0301\u0302\u0303")]
    [InlineData("\u200B\u200D\uFEFF\u2060")]
    [InlineData("\u3164\u2800")]
    [InlineData("\0\0")]
    public void Decide_NothingVisible_IsEmpty(string text) =>
        Assert.Contains(Decide(text).Reasons, reason => reason.Code == ReasonCodes.Empty);

    [Theory]
    [InlineData("?")]
    [InlineData("👍")]
    [InlineData("é")]
    public void Decide_OneVisibleCharacter_IsNotEmpty(string text) =>
        Assert.DoesNotContain(Decide(text).Reasons, reason => reason.Code == ReasonCodes.Empty);

    [Fact]
    public void Decide_LongerThanThePolicyAllows_IsTooLong()
    {
        var policy = Default with { MaxLength = Civil.Length };

        Assert.Equal(Outcome.Approve, Decide(Civil, policy).Outcome);
        Assert.Equal(ReasonCodes.TooLong, Assert.Single(Decide(Civil + "!", policy).Reasons).Code);
    }

    [Fact]
    public void Decide_LongerThanTheModelReads_IsTooLongWhateverThePolicySays()
    {
        var text = string.Join(' ', Enumerable.Repeat(Civil, 1_000));

        var decision = Decide(text, Default with { MaxLength = int.MaxValue });

        Assert.Contains(decision.Reasons, reason => reason.Code == ReasonCodes.TooLong);
    }

    [Theory]
    [InlineData("acme", "I love ACME products", "ACME")]
    [InlineData("acme corp", "buy from Acme Corp, now", "Acme Corp")]
    [InlineData("acme", "ａｃｍｅ!", "ａｃｍｅ")]
    [InlineData("acme", "ac\u200Bme", "ac\u200Bme")]
    [InlineData("acme*", "the acmeville plant", "acmeville")]
    [InlineData("$$$", "get $$$ fast", "$$$")]
    public void Decide_BlockedWord_IsFoundInTheOriginal(string blocked, string text, string marked)
    {
        var reason = Assert.Single(
            Decide(text, Default with { BlockedWords = [blocked] }).Reasons,
            reason => reason.Code == ReasonCodes.BlockedWord
        );

        var span = Assert.Single(reason.Spans);
        Assert.Equal(marked, text.Substring(span.Start, span.Length));
    }

    [Theory]
    [InlineData("ass", "a class of its own")]
    [InlineData("acme", "the acmeville plant")]
    [InlineData(" ", "any text at all")]
    public void Decide_BlockedWordInsideAnother_IsNotFound(string blocked, string text) =>
        Assert.DoesNotContain(
            Decide(text, Default with { BlockedWords = [blocked] }).Reasons,
            reason => reason.Code == ReasonCodes.BlockedWord
        );

    [Fact]
    public void Decide_BlockedWordWithAnyEndingInOneEndlessWord_WalksItOnce()
    {
        var text = new string('a', 1_000_000);

        var reason = Assert.Single(
            Decide(text, Default with { BlockedWords = ["a*"] }).Reasons,
            reason => reason.Code == ReasonCodes.BlockedWord
        );

        Assert.Equal(new Span(0, text.Length), Assert.Single(reason.Spans));
    }

    [Fact]
    public void Decide_AnotherLanguage_GivesThatReasonAlone()
    {
        const string Text = "هذا قرار صعب، لكن الرئيسة شرحت أسبابها بوضوح.";

        var decision = Decide(Text, Default with { ToxicityThreshold = 0, SpamThreshold = 0 });

        Assert.Equal(ReasonCodes.Language, Assert.Single(decision.Reasons).Code);
    }

    [Fact]
    public void Decide_MoreLinksThanAllowed_MarksThemAll()
    {
        const string Text = "compare http://a.example with http://b.example please";

        var policy = Default with { SpamThreshold = 1.1 };
        Assert.Empty(Decide(Text, policy with { MaxLinks = 2 }).Reasons);
        var reason = Assert.Single(Decide(Text, policy with { MaxLinks = 1 }).Reasons);

        Assert.Equal(ReasonCodes.TooManyLinks, reason.Code);
        Assert.Equal(
            ["http://a.example", "http://b.example"],
            reason.Spans.Select(span => Text.Substring(span.Start, span.Length))
        );
    }

    [Theory]
    [InlineData("Ich finde den Artikel sehr gut und habe ihn gern gelesen.", null, true)]
    [InlineData("Ich finde den Artikel sehr gut und habe ihn gern gelesen.", "en", true)]
    [InlineData("Super!", "de-AT", true)]
    [InlineData("Super!", "en-GB", false)]
    [InlineData("Super!", null, false)]
    [InlineData(Civil, "de", false)]
    public void Decide_Language_CountsTheTextBeforeWhatTheBlogStates(string text, string? stated, bool foreign)
    {
        var decision = new Decider(ShippedModel.Model, Default).Decide(new Comment(text, Language: stated));

        Assert.Equal(foreign, decision.Reasons.Any(reason => reason.Code == ReasonCodes.Language));
    }

    [Fact]
    public void Decide_Signals_ComeFirstAndAreEnoughForReview()
    {
        var signal = new Reason(ReasonCodes.Malformed, "The text held NUL.");

        var decision = new Decider(ShippedModel.Model, Default).Decide(new Comment(Civil), [signal]);

        Assert.Equal(Outcome.Review, decision.Outcome);
        Assert.Equal([signal], decision.Reasons);
    }

    [Fact]
    public void Decide_ThousandsOfBlockedWordsOrLinks_MarksAHundredOfThem()
    {
        var text = string.Concat(Enumerable.Repeat("acme http://a.example ", 400));

        var decision = Decide(text, Default with { BlockedWords = ["acme"], MaxLinks = 1 });

        var words = decision.Reasons.Single(reason => reason.Code == ReasonCodes.BlockedWord);
        var links = decision.Reasons.Single(reason => reason.Code == ReasonCodes.TooManyLinks);
        Assert.Equal(Reason.MostSpans, words.Spans.Count);
        Assert.Equal(Reason.MostSpans, links.Spans.Count);
        Assert.Contains("400 links", links.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Decide_WeightsThatAreNoNumbers_HasTheFailedModelAsItsReason(float bias)
    {
        var weights = new Weights(new float[FeatureSpace.Size], bias);

        var decision = new Decider(ModelOf(new Scorer(weights, weights)), Default).Decide(new Comment(Civil));

        Assert.Equal(Outcome.Review, decision.Outcome);
        Assert.Equal(ReasonCodes.CheckFailed, decision.Reasons[0].Code);
        Assert.Equal(new Scores(1, 1), decision.Scores);
    }

    [Fact]
    public void Decide_SeveralChecksFail_GivesEachReasonInOrder()
    {
        var policy = Default with { MaxLength = 10, MaxLinks = 0, BlockedWords = ["acme"], ToxicityThreshold = 0 };

        var decision = Decide("acme at http://a.example", policy with { SpamThreshold = 0 });

        Assert.Equal(
            [
                ReasonCodes.TooLong,
                ReasonCodes.BlockedWord,
                ReasonCodes.TooManyLinks,
                ReasonCodes.Toxicity,
                ReasonCodes.Spam,
            ],
            decision.Reasons.Select(reason => reason.Code)
        );
    }

    [Fact]
    public void Decide_ModelThatThrows_SendsToReviewAndNeverApproves()
    {
        var decision = new Decider(BrokenModel(), Default).Decide(new Comment(Civil));

        Assert.Equal(Outcome.Review, decision.Outcome);
        Assert.Equal(ReasonCodes.CheckFailed, Assert.Single(decision.Reasons).Code);
        Assert.Equal(new Scores(1, 1), decision.Scores);
        Assert.DoesNotContain("article", decision.Reasons[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_ThresholdThatIsNotANumber_SendsToReview() =>
        Assert.Equal(Outcome.Review, Decide(Civil, Default with { ToxicityThreshold = double.NaN }).Outcome);

    [Theory]
    [InlineData(3, 2, 60, false, "3 comments like this from 2 authors within an hour.")]
    [InlineData(1200, 1, 30, false, "1,200 comments like this from one author within 30 minutes.")]
    [InlineData(4, 3, 300, true, "4 comments like this from 3 authors within 5 hours. The wave was rejected before.")]
    [InlineData(1, 1, 60, true, "A wave of comments like this was rejected before.")]
    public void Decide_OneOfAWave_SendsToReviewAndSaysHowMany(
        int count,
        int authors,
        int minutes,
        bool rejected,
        string message
    )
    {
        var likeness = new Likeness(count, authors, TimeSpan.FromMinutes(minutes), rejected);
        var decision = new Decider(ShippedModel.Model, Default).Decide(new Comment(Civil), likeness: _ => likeness);

        Assert.Equal(Outcome.Review, decision.Outcome);
        Assert.Equal(
            [new Reason(ReasonCodes.Wave, message)],
            decision.Reasons,
            (a, b) => (a.Code, a.Message) == (b.Code, b.Message)
        );
    }

    [Fact]
    public void Decide_LookingForWavesFails_SendsToReviewBecauseACheckFailed()
    {
        var decision = new Decider(ShippedModel.Model, Default).Decide(
            new Comment(Civil),
            likeness: _ => throw new InvalidOperationException()
        );

        Assert.Equal(ReasonCodes.CheckFailed, Assert.Single(decision.Reasons).Code);
    }

    private static Decision Decide(string text, Policy? policy = null) =>
        new Decider(ShippedModel.Model, policy ?? Default).Decide(new Comment(text));

    private static Model BrokenModel() => ModelOf(null!);

    private static Model ModelOf(Scorer scorer)
    {
        var manifest = new Manifest
        {
            Version = "broken",
            Featurizer = 0,
            Seed = 0,
            Threads = 1,
            Corpora = [],
            SourceWeights = new Dictionary<string, IReadOnlyDictionary<string, double>>(),
            Thresholds = new Thresholds(0.5, 0.5),
            Files = new Dictionary<string, string>(),
            Samples = [],
        };
        return new Model(manifest, scorer, new Vocabulary([]));
    }
}
