namespace Moderation.Engine.Training;

/// <summary>What stands on one side of a <see cref="LabelSplit"/>.</summary>
/// <param name="Rows">How many labels.</param>
/// <param name="Threads">In how many threads.</param>
/// <param name="Toxic">How many of them are abusive.</param>
/// <param name="NotToxic">How many were judged not to be abusive.</param>
/// <param name="Spam">How many are spam.</param>
/// <param name="NotSpam">How many were judged not to be spam.</param>
/// <param name="Golden">How many are of the golden set.</param>
internal sealed record SideCounts(int Rows, int Threads, int Toxic, int NotToxic, int Spam, int NotSpam, int Golden)
{
    /// <summary>Counts labels.</summary>
    public static SideCounts Of(IReadOnlyCollection<LabelledComment> labels) =>
        new(
            labels.Count,
            labels.Select(label => label.Thread).Distinct().Count(),
            labels.Count(label => label.Toxic == true),
            labels.Count(label => label.Toxic == false),
            labels.Count(label => label.Spam == true),
            labels.Count(label => label.Spam == false),
            labels.Count(label => label.Origin == LabelOrigin.Golden)
        );
}
