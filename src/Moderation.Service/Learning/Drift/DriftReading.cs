namespace Moderation.Service.Learning.Drift;

/// <summary>How far a blog's comments have moved from what the model in force was calibrated on.</summary>
/// <param name="Model">The model's version.</param>
/// <param name="HasReference">Whether the model says what it was calibrated on; older ones do not.</param>
/// <param name="Periods">The newest first; empty while there are too few comments to say.</param>
internal sealed record DriftReading(string Model, bool HasReference, IReadOnlyList<DriftPeriod> Periods)
{
    /// <summary>Whether the newest period has shifted: what was guaranteed then is no longer supported.</summary>
    public bool HasShifted => Periods is [{ HasShifted: true }, ..];

    /// <summary>Whether the newest period was compared, and has not shifted.</summary>
    public bool IsLikeTheReference => Periods is [{ IsCompared: true, HasShifted: false }, ..];
}
