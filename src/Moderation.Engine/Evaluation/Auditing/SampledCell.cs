namespace Moderation.Engine.Evaluation.Auditing;

/// <summary>A cell with a simple random sample of it, without replacement.</summary>
/// <param name="Population">How many comments there are.</param>
/// <param name="Sample">How many of them were looked at.</param>
/// <param name="Found">How many of those are what is looked for.</param>
internal readonly record struct SampledCell(long Population, long Sample, long Found)
{
    /// <summary>The share that was looked at, 0 to 1.</summary>
    public double Fraction => (double)Sample / Population;

    /// <summary>The most that can be what is looked for: all but those that were seen not to be.</summary>
    public long Most => Population - (Sample - Found);

    /// <summary>What is found, counted for all that it stands for.</summary>
    public double Total => Found / Fraction;
}
