using Moderation.Engine.Training;

namespace Moderation.Service.Learning.Training;

/// <summary>
/// What audits without an answer mean for a training: a label of a drawn comment, be it by the audit or by a verdict that
/// came before, stands for those of its chance that have none, as if they were like it. That is an assumption, and it is said
/// wherever it is used. How many have none is asked for each side of the split by itself: of what was drawn long ago most may
/// have an answer by now, or none can have one any more.
/// </summary>
internal sealed class Responses(DrawnAuditStore audits)
{
    /// <summary>All of a training with the chance that it was drawn and answered.</summary>
    /// <param name="split">The labels, with the chance that they were drawn.</param>
    /// <param name="erased">The same of comments that would examine and are gone: they were answered as the others were.</param>
    /// <param name="unsettled">
    /// The same of what would examine and is no label. What was drawn among it, and rejected for another reason, was answered too.
    /// </param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>The three, and the share of the audits that examine that has an answer; null without such audits.</returns>
    public async Task<(
        LabelSplit Split,
        IReadOnlyList<ErasedLabel> Erased,
        IReadOnlyList<UnsettledComment> Unsettled,
        double? Answered
    )> WeighAsync(
        LabelSplit split,
        IReadOnlyList<ErasedLabel> erased,
        IReadOnlyList<UnsettledComment> unsettled,
        CancellationToken cancel
    )
    {
        var drawn = await audits.AllAsync(cancel);
        var examined = split.ExaminedOf(drawn, one => one.Place);
        // What is said and is no label teaches nothing, and has a part in the guarantee.
        var taught = Shares(drawn.Except(examined), one => one.IsLabel);
        var examining = Shares(examined, one => one.IsSaid);
        return (
            split with
            {
                Training = [.. split.Training.Select(label => Weighed(label, taught))],
                Examination = [.. split.Examination.Select(label => Weighed(label, examining))],
            },
            [
                .. erased.Select(label =>
                    label with
                    {
                        Probability = Chance(label.IsDrawn, label.Probability, examining),
                    }
                ),
            ],
            [
                .. unsettled.Select(one =>
                    one with
                    {
                        Probability = Chance(one.IsDrawn, one.Probability, examining)!.Value,
                    }
                ),
            ],
            examined.Count == 0 ? null : (double)examined.Count(one => one.IsSaid) / examined.Count
        );
    }

    private static LabelledComment Weighed(LabelledComment label, Dictionary<double, double> shares) =>
        label with
        {
            Probability = Chance(label.IsDrawn, label.Probability, shares),
        };

    private static double? Chance(bool isDrawn, double? chance, Dictionary<double, double> shares) =>
        isDrawn && chance is { } drawn && shares.TryGetValue(drawn, out var share) ? drawn * share : chance;

    private static Dictionary<double, double> Shares(
        IEnumerable<DrawnAudit> drawn,
        Func<DrawnAudit, bool> isAnswered
    ) =>
        drawn
            .GroupBy(one => one.Probability)
            .Select(cell => (cell.Key, Share: cell.Average(one => isAnswered(one) ? 1.0 : 0)))
            .Where(cell => cell.Share > 0)
            .ToDictionary(cell => cell.Key, cell => cell.Share);
}
