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
    /// <summary>The labels of both sides with the chance that they were drawn and answered.</summary>
    /// <param name="split">With the chance that they were drawn.</param>
    /// <param name="erased">
    /// The same of comments that would examine and are gone: they were answered as the others were.
    /// </param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>Both, and the share of the audits that examine that has an answer; null without such audits.</returns>
    public async Task<(LabelSplit Split, IReadOnlyList<ErasedLabel> Erased, double? Answered)> WeighAsync(
        LabelSplit split,
        IReadOnlyList<ErasedLabel> erased,
        CancellationToken cancel
    )
    {
        var drawn = await audits.AllAsync(cancel);
        var examined = split.ExaminedOf(drawn, one => one.Place);
        var (taught, examining) = (Shares(drawn.Except(examined)), Shares(examined));
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
            examined.Count == 0 ? null : Answered(examined)
        );
    }

    private static LabelledComment Weighed(LabelledComment label, Dictionary<double, double> shares) =>
        label with
        {
            Probability = Chance(label.IsDrawn, label.Probability, shares),
        };

    private static double? Chance(bool isDrawn, double? chance, Dictionary<double, double> shares) =>
        isDrawn && chance is { } drawn && shares.TryGetValue(drawn, out var share) ? drawn * share : chance;

    private static Dictionary<double, double> Shares(IEnumerable<DrawnAudit> drawn) =>
        drawn
            .GroupBy(one => one.Probability)
            .Where(cell => cell.Any(one => one.IsLabel))
            .ToDictionary(cell => cell.Key, cell => Answered([.. cell]));

    // What is said and is no label, such as a rejection for another reason, has no part in a training either.
    private static double Answered(IReadOnlyCollection<DrawnAudit> drawn) =>
        (double)drawn.Count(one => one.IsLabel) / drawn.Count;
}
