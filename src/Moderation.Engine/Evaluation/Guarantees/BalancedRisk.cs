namespace Moderation.Engine.Evaluation.Guarantees;

/// <summary>
/// For bad and good comments drawn each by themselves: exact limits of the share of the bad and of the share of the
/// good that a policy approves, each at half the error, joined at the highest share of bad comments that the blog may
/// have.
/// </summary>
internal sealed class BalancedRisk(Sample sample, double risk, double error, double prevalence) : IRiskTest
{
    public bool Holds(int policy) => Limit(policy) <= risk;

    public double Limit(int policy) =>
        Limit(sample.ApprovedBad(policy), sample.Bad, sample.ApprovedGood(policy), sample.Good);

    public double Forecast(int policy, double times) =>
        risk
        / Math.Max(
            Limit(
                times * (sample.ApprovedBad(policy) + 0.5),
                times * (sample.Bad + 1),
                times * sample.ApprovedGood(policy),
                times * sample.Good
            ),
            1e-300
        );

    private double Limit(double approvedBad, double bad, double approvedGood, double good)
    {
        var wrong = prevalence * Proportion.Upper(approvedBad, bad, error / 2);
        var right = (1 - prevalence) * Proportion.Lower(approvedGood, good, error / 2);
        return wrong <= 0 ? 0 : wrong / (wrong + right);
    }
}
