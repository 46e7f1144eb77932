namespace Moderation.Engine.Evaluation.Guarantees;

/// <summary>For a random sample: of those a policy approves, the bad ones are binomial, and the test is exact.</summary>
internal sealed class RandomRisk(Sample sample, double risk, double error) : IRiskTest
{
    public bool Holds(int policy) => Proportion.AtMost(sample.ApprovedBad(policy), Approved(policy), risk) <= error;

    public double Limit(int policy) => Proportion.Upper(sample.ApprovedBad(policy), Approved(policy), error);

    public double Forecast(int policy, double times)
    {
        // Half a bad comment more than was seen: that there are none at all is never sure.
        var (bad, all) = (times * (sample.ApprovedBad(policy) + 0.5), times * (Approved(policy) + 1));
        return Math.Log(Math.Max(Proportion.AtMost(bad, all, risk), 1e-300)) / Math.Log(error);
    }

    private double Approved(int policy) => sample.ApprovedBad(policy) + sample.ApprovedGood(policy);
}
