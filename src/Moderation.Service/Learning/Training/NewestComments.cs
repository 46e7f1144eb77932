using Moderation.Engine.Deciding;
using Moderation.Engine.Evaluation.Drift;
using Moderation.Engine.Evaluation.Examining;
using Moderation.Engine.Models;
using Moderation.Engine.Training;

namespace Moderation.Service.Learning.Training;

/// <summary>What came to the blog lately.</summary>
/// <param name="Comments">The comments that are there, the newest first.</param>
/// <param name="Gone">Those of the same time that the blog has deleted since, as they were decided.</param>
/// <param name="PerDay">How many of both come a day; null where they are too few to say.</param>
internal sealed record NewestComments(
    IReadOnlyList<RecentComment> Comments,
    IReadOnlyList<GoneComment> Gone,
    double? PerDay
)
{
    /// <summary>When the oldest of them was decided; null without any.</summary>
    public DateTimeOffset? From =>
        Comments.Select(one => one.At).Concat(Gone.Select(one => one.At)).Min(at => (DateTimeOffset?)at);

    /// <summary>How many of the comments are among these labels.</summary>
    public int CountOf(IEnumerable<LabelledComment> labels)
    {
        var labelled = labels.Select(label => label.Id).ToHashSet();
        return Comments.Count(one => labelled.Contains(one.Id));
    }

    /// <summary>
    /// How a model scores them, which nobody chose: those that come later are compared with it, and are counted before their
    /// blog deletes any. What it has deleted has the scores that it had, which is all that is left of it.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="languages">Of all that came in their time: no model changes them, and what is deleted has none any more.</param>
    public ManifestCalibration Spread(Model model, LanguageHistogram languages)
    {
        Scores[] scored = [.. Comments.Select(one => model.Score(one.Comment)), .. Gone.Select(one => one.Scores)];
        return new ManifestCalibration(
            ScoreHistogram.Of(scored.Select(one => ((double)one.Toxicity, 1.0))),
            ScoreHistogram.Of(scored.Select(one => ((double)one.Spam, 1.0))),
            languages
        );
    }

    /// <summary>
    /// Those since a time, where they are enough to tell a load and a spread: from when the newest threads were kept aside few
    /// are among what a model learned from. All where they are not.
    /// </summary>
    public NewestComments Since(DateTimeOffset? cut)
    {
        RecentComment[] since = [.. Comments.Where(one => one.At >= cut)];
        return since.Length < Stability.FewestRows
            ? this
            : this with
            {
                Comments = since,
                Gone = [.. Gone.Where(one => one.At >= cut)],
            };
    }
}
