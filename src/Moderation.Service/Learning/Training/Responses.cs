using Moderation.Engine.Training;
using Moderation.Service.Learning.Audit;

namespace Moderation.Service.Learning.Training;

/// <summary>
/// What audits without an answer mean for a training: a label of a drawn comment, be it by the audit or by a verdict that
/// came before, stands for those of its chance that have none, as if they were like it. That is an assumption, and it is said
/// wherever it is used.
/// </summary>
internal sealed class Responses(AuditFigureStore audits)
{
    /// <summary>The labels with the chance that they were drawn and answered.</summary>
    /// <param name="labels">With the chance that they were drawn.</param>
    /// <param name="erased">The same of comments that are gone: they were answered as the others were.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>Both, and the share of the audits that has an answer; null without audits.</returns>
    public async Task<(
        IReadOnlyList<LabelledComment> Labels,
        IReadOnlyList<ErasedLabel> Erased,
        double? Answered
    )> WeighAsync(IReadOnlyList<LabelledComment> labels, IReadOnlyList<ErasedLabel> erased, CancellationToken cancel)
    {
        var drawn = await audits.DrawnAsync(DateOnly.MinValue, cancel);
        var shares = drawn
            .GroupBy(count => count.Probability)
            .Where(cell => cell.Any(count => count.IsLabel))
            .ToDictionary(cell => cell.Key, Answered);
        return (
            [.. labels.Select(label => label with { Probability = Weighed(label.IsDrawn, label.Probability) })],
            [.. erased.Select(label => label with { Probability = Weighed(label.IsDrawn, label.Probability) })],
            drawn.Count == 0 ? null : Answered(drawn)
        );

        double? Weighed(bool isDrawn, double? chance) =>
            isDrawn && chance is { } drawn && shares.TryGetValue(drawn, out var share) ? drawn * share : chance;
    }

    // What is said and is no label, such as a rejection for another reason, has no part in a training either.
    private static double Answered(IEnumerable<DrawnCount> drawn) =>
        (double)drawn.Where(count => count.IsLabel).Sum(count => count.Comments) / drawn.Sum(count => count.Comments);
}
