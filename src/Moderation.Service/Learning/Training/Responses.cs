using Moderation.Engine.Training;
using Moderation.Service.Learning.Audit;

namespace Moderation.Service.Learning.Training;

/// <summary>
/// What audits without an answer mean for a training: an answered one stands for those of its chance that nobody answered,
/// as if they were like it. That is an assumption, and it is said wherever it is used.
/// </summary>
internal sealed class Responses(AuditStore audits)
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
        var cells = await audits.ResponsesAsync(cancel);
        var shares = cells
            .Where(cell => cell.Answered > 0)
            .ToDictionary(cell => cell.Probability, cell => (double)cell.Answered / cell.Drawn);
        return (
            [.. labels.Select(label => label with { Probability = Weighed(label.Origin, label.Probability) })],
            [.. erased.Select(label => label with { Probability = Weighed(label.Origin, label.Probability) })],
            cells.Count == 0 ? null : (double)cells.Sum(cell => cell.Answered) / cells.Sum(cell => cell.Drawn)
        );

        double? Weighed(LabelOrigin origin, double? drawn) =>
            origin == LabelOrigin.Audit && drawn is { } chance && shares.TryGetValue(chance, out var share)
                ? chance * share
                : drawn;
    }
}
