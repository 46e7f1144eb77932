using Moderation.Engine.Models;

namespace Moderation.Engine.Evaluation.Examining;

/// <summary>The comments that would be decided differently if the challenger took over with its thresholds.</summary>
/// <param name="Mended">How many labelled ones would be right that are wrong now.</param>
/// <param name="Broken">How many labelled ones would be wrong that are right now.</param>
/// <param name="Unknown">How many of the others.</param>
/// <param name="Most">
/// At most <see cref="Listed"/> of them, most telling first: labelled ones before others, and of either those on which
/// the models are farthest apart.
/// </param>
internal sealed record ChangedDecisions(int Mended, int Broken, int Unknown, IReadOnlyList<ChangedDecision> Most)
{
    /// <summary>So many are listed.</summary>
    public const int Listed = 200;

    public static ChangedDecisions Of(ExaminedSet set, Pair<Thresholds> at)
    {
        ChangedDecision[] all =
        [
            .. set
                .Rows.Concat(set.Recent)
                // A labelled comment may be among the newest as well, and then its label is known.
                .DistinctBy(row => row.Id)
                .Select(row => ChangedDecision.Of(row, at))
                .OfType<ChangedDecision>()
                .OrderBy(change => change.Kind == ChangeKind.Unknown)
                .ThenByDescending(change => change.Distance)
                .ThenBy(change => change.Id, StringComparer.Ordinal),
        ];
        return new ChangedDecisions(
            all.Count(change => change.Kind == ChangeKind.Mended),
            all.Count(change => change.Kind == ChangeKind.Broken),
            all.Count(change => change.Kind == ChangeKind.Unknown),
            [.. all.Take(Listed)]
        );
    }
}
