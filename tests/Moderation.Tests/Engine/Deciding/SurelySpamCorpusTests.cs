using Moderation.Engine.Deciding;
using Moderation.Engine.Models;
using Moderation.Tests.Fixtures;
using Corpus = Moderation.Engine.Training.Corpus;
using Labelled = Moderation.Tests.Fixtures.Corpus;

namespace Moderation.Tests.Engine.Deciding;

[Trait("Category", Labelled.Category)]
public sealed class SurelySpamCorpusTests
{
    /// <summary>What stands in that lane is rejected unseen: of comments that the model was not trained on too.</summary>
    [Fact]
    public void Holds_CommentsOfOtherBlogs_IsRightInAtLeast995Of1000()
    {
        var folder = Environment.GetEnvironmentVariable("MODERATION_CORPORA");
        Assert.False(string.IsNullOrEmpty(folder), "MODERATION_CORPORA must name the folder with dev.jsonl.");
        var model = ShippedModel.Model;
        var decider = new Decider(model, Policy.DefaultFor(model));

        bool[] standing =
        [
            .. from row in Corpus.Read([Path.Combine(folder, "dev.jsonl")])
            where row.Spam is not null
            let decision = decider.Decide(row.Comment)
            where SurelySpam.Holds(decision.Scores.Spam, [.. decision.Reasons.Select(r => r.Code)], SurelySpam.Bound)
            select row.Label(Category.Spam)!.Value,
        ];

        Assert.InRange(standing.Length, 200, int.MaxValue);
        Assert.InRange(standing.Count(isSpam => isSpam) / (double)standing.Length, 0.995, 1);
    }
}
