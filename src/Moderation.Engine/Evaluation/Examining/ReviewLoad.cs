using Moderation.Engine.Deciding;
using Moderation.Engine.Evaluation.Guarantees;
using Moderation.Engine.Models;

namespace Moderation.Engine.Evaluation.Examining;

/// <summary>
/// What models send to review of the comments that a blog gets. It needs no labels, so that thresholds can be moved to
/// an equal load without a look at any answer.
/// </summary>
internal sealed class ReviewLoad
{
    // A share of fewer comments of equal weight is chance, and thresholds that follow it too: suites compared at them would
    // tell equal models apart.
    private const double FewestComments = 200;

    private readonly IReadOnlyList<ExaminedRow> _comments;
    private readonly double _weight;

    public ReviewLoad(ExaminedSet set)
    {
        ExaminedRow[] blog = [.. set.Rows.Where(row => row.Probability is not null)];
        // Labels without audits are what was sent to review, and no share of anything.
        (Source, _comments) =
            UnitsOf(set.Recent) >= FewestComments ? (LoadSource.Recent, [.. set.Recent, .. set.Gone])
            : set.LeastAuditRate is not null && UnitsOf(blog) >= FewestComments ? (LoadSource.Labels, blog)
            : (LoadSource.Nothing, []);
        _weight = _comments.Sum(comment => comment.Weight);
    }

    private ReviewLoad(IReadOnlyList<ExaminedRow> compared)
    {
        (Source, _comments) = (LoadSource.Compared, compared);
        _weight = _comments.Sum(comment => comment.Weight);
    }

    /// <summary>Where the comments are from.</summary>
    public LoadSource Source { get; }

    /// <summary>
    /// What stands in where the blog's comments are too few: of what is compared itself, however few, each model sends
    /// as many to review. That asks which of them ranks it better, and no label is looked at.
    /// </summary>
    /// <param name="compared">What is compared, at least one.</param>
    public static ReviewLoad Within(IReadOnlyList<ExaminedRow> compared) => new(compared);

    /// <summary>Thresholds at which the champion sends as many to review as the challenger; null without comments.</summary>
    /// <param name="at">The thresholds of either.</param>
    public Thresholds? Champion(Pair<Thresholds> at) =>
        Equal(row => row.Scores.Champion, at.Champion, Shares(at).Challenger, at.Challenger);

    /// <summary>Thresholds at which the challenger sends as many to review as the champion; null without comments.</summary>
    /// <param name="at">The thresholds of either.</param>
    public Thresholds? Challenger(Pair<Thresholds> at) =>
        Equal(row => row.Scores.Challenger, at.Challenger, Shares(at).Champion, at.Champion);

    /// <summary>The share of the comments that each model sends to review, 0 to 1; null without comments.</summary>
    public Pair<double?> Shares(Pair<Thresholds> at) =>
        new(Share(comment => comment.Reviewed(at).Champion), Share(comment => comment.Reviewed(at).Challenger));

    /// <summary>
    /// The share of the comments that the challenger alone sends to review, and the share that the champion alone does, 0 to 1;
    /// null without comments.
    /// </summary>
    public (double? Newly, double? NoLonger) Moved(Pair<Thresholds> at) =>
        (
            Share(comment => comment.Reviewed(at) is { Champion: false, Challenger: true }),
            Share(comment => comment.Reviewed(at) is { Champion: true, Challenger: false })
        );

    /// <summary>
    /// Thresholds at which a model sends as many comments to review as the other does at its own; null without comments.
    /// </summary>
    /// <param name="scores">The scores of the model whose thresholds are moved.</param>
    /// <param name="from">They are moved together, in log odds, from here.</param>
    /// <param name="share">What the other sends to review.</param>
    /// <param name="near">The other's thresholds: of those that give the same load, the nearest are taken.</param>
    private Thresholds? Equal(Func<ExaminedRow, Scores> scores, Thresholds from, double? share, Thresholds near)
    {
        if (share is not { } wanted)
        {
            return null;
        }

        var path = new PolicyPath(from);
        var approved = new double[path.Thresholds.Count + 1];
        foreach (var comment in _comments)
        {
            approved[path.FirstThatApproves(new JudgedComment(scores(comment), comment.IsHeld, IsBad: false))] +=
                comment.Weight;
        }

        for (var policy = 1; policy < approved.Length; policy++)
        {
            approved[policy] += approved[policy - 1];
        }

        return Enumerable
            .Range(0, path.Thresholds.Count)
            // Rounded: sums of weights in another order must not decide.
            .OrderBy(policy => Math.Round(Math.Abs(1 - (approved[policy] / _weight) - wanted), 9))
            .ThenBy(policy => Distance(path.Thresholds[policy], near))
            .Select(policy => path.Thresholds[policy])
            .First();
    }

    private double? Share(Func<ExaminedRow, bool> isReviewed) =>
        _comments.Count == 0 ? null : _comments.Where(isReviewed).Sum(comment => comment.Weight) / _weight;

    private static double UnitsOf(IReadOnlyCollection<ExaminedRow> rows)
    {
        var all = rows.Sum(row => row.Weight);
        return all == 0 ? 0 : all * all / rows.Sum(row => row.Weight * row.Weight);
    }

    private static double Distance(Thresholds left, Thresholds right) =>
        Math.Abs(ReachedThresholds.LogOdds(left.Toxicity) - ReachedThresholds.LogOdds(right.Toxicity))
        + Math.Abs(ReachedThresholds.LogOdds(left.Spam) - ReachedThresholds.LogOdds(right.Spam));
}
