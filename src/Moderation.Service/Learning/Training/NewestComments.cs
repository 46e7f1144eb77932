using Moderation.Engine.Evaluation.Drift;
using Moderation.Engine.Evaluation.Examining;
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
