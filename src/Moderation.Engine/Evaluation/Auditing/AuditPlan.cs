using Moderation.Engine.Deciding;
using Moderation.Engine.Models;

namespace Moderation.Engine.Evaluation.Auditing;

/// <summary>
/// Which approved comments are drawn for a blind audit. Strata are cut by how far the score stays below its threshold
/// in log odds, the nearer of both categories counting: a score is a probability, most of them crowd near 0, and parts of
/// the threshold such as a quarter or a half would put 95 of 100 comments into one stratum.
/// <para>
/// Few comments stand near the threshold and many of the bad ones do, so they are drawn oftener; but not very much, as
/// the lowest rate alone says how little can be said of the many far ones.
/// </para>
/// </summary>
internal sealed record AuditPlan
{
    // More than 4 below: about 80 in 100 comments of a blog; 2 to 4: 15; 1 to 2: 3; less than 1: 1 or 2.
    private static readonly double[] Cuts = [-4, -2, -1];

    /// <summary>How many strata there are.</summary>
    public static int Strata => Cuts.Length + 1;

    /// <summary>
    /// The chance of a comment far from the threshold, 0 to 1; 0 draws nothing. At 0.01 a blog with 1,000 comments a day
    /// asks its moderators for about 13 a day.
    /// </summary>
    public double BaseRate { get; init; } = 0.01;

    /// <summary>By what the base rate is multiplied in each stratum, from far to near, 0 or more.</summary>
    public IReadOnlyList<double> Factors { get; init; } = [1, 2, 5, 10];

    /// <summary>The chance of a comment of a stratum, 0 to 1.</summary>
    public double Rate(int stratum) => Math.Clamp(BaseRate * Factors[stratum], 0, 1);

    /// <summary>Draws, or does not.</summary>
    /// <param name="scores">What the model says of the comment.</param>
    /// <param name="thresholds">The policy's, over 0 and under 1.</param>
    /// <param name="chance">A number that is even over 0 to 1, 1 left out, and depends on nothing that the comment says.</param>
    public AuditDraw Draw(Scores scores, Thresholds thresholds, double chance)
    {
        var stratum = StratumOf(scores, thresholds);
        return new AuditDraw(stratum, Rate(stratum), chance < Rate(stratum));
    }

    private static int StratumOf(Scores scores, Thresholds thresholds)
    {
        var below = Math.Max(
            LogOdds(scores.Toxicity) - LogOdds(thresholds.Toxicity),
            LogOdds(scores.Spam) - LogOdds(thresholds.Spam)
        );
        var stratum = 0;
        // What is no number is near: nothing is known of it.
        while (stratum < Cuts.Length && !(below < Cuts[stratum]))
        {
            stratum++;
        }

        return stratum;
    }

    private static double LogOdds(double probability)
    {
        var within = Math.Clamp(probability, 1e-9, 1 - 1e-9);
        return Math.Log(within / (1 - within));
    }
}
