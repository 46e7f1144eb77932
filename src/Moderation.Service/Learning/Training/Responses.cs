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
    /// <returns>The labels, and the share of the audits that has an answer; null without audits.</returns>
    public async Task<(IReadOnlyList<LabelledComment> Labels, double? Answered)> WeighAsync(
        IReadOnlyList<LabelledComment> labels,
        CancellationToken cancel
    )
    {
        var cells = await audits.ResponsesAsync(cancel);
        var shares = cells
            .Where(cell => cell.Answered > 0)
            .ToDictionary(cell => cell.Probability, cell => (double)cell.Answered / cell.Drawn);
        LabelledComment[] weighed =
        [
            .. labels.Select(label =>
                label is { Origin: LabelOrigin.Audit, Probability: { } drawn }
                && shares.TryGetValue(drawn, out var share)
                    ? label with
                    {
                        Probability = drawn * share,
                    }
                    : label
            ),
        ];
        return (
            weighed,
            cells.Count == 0 ? null : (double)cells.Sum(cell => cell.Answered) / cells.Sum(cell => cell.Drawn)
        );
    }
}
