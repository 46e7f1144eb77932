namespace Moderation.Service.Learning.Labels;

/// <summary>Rows of a file, those left out that are here already or may not come back.</summary>
/// <param name="Left">Those that are to be taken.</param>
/// <param name="Known">How many are left out because this service has the label itself.</param>
/// <param name="Erased">How many are left out because their comment was deleted.</param>
internal sealed record SiftedRows(IReadOnlyList<LabelRow> Left, int Known, int Erased);
