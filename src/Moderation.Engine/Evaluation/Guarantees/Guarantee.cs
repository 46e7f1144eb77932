using Moderation.Engine.Models;

namespace Moderation.Engine.Evaluation.Guarantees;

/// <summary>
/// Finds the loosest policy whose share of bad comments among the approved stays under a risk with a confidence: Learn
/// then Test (Angelopoulos, Bates, Candès, Jordan and Lei 2021) with fixed-sequence testing.
/// <para>
/// A third of the labels chooses the policy at which the sequence starts, which is that whose test is forecast to be
/// surest; the others test from there to ever looser policies until one fails. As start and order do not depend on the
/// labels that test, the chance that any policy over the risk passes is at most that of one wrong test.
/// </para>
/// </summary>
internal static class Guarantee
{
    private const int TuningShare = 3;
    private const double MostTimes = 1e4;

    // At the very number that a forecast asks for, chance finds the policy in one case of two.
    private const double Margin = 1.3;

    /// <param name="question">What is to be guaranteed.</param>
    /// <param name="comments">The labelled comments.</param>
    /// <param name="from">Thresholds on the path of policies that are tried.</param>
    /// <param name="seed">Chooses the third.</param>
    public static GuaranteeAnswer Find(
        GuaranteeQuestion question,
        IReadOnlyList<JudgedComment> comments,
        Thresholds from,
        int seed
    )
    {
        var path = new PolicyPath(from);
        var rows = comments.Select(comment => (First: path.FirstThatApproves(comment), Comment: comment)).ToArray();
#pragma warning disable CA5394 // Nothing secret: the same seed must give the same answer.
        new Random(seed).Shuffle(rows);
#pragma warning restore CA5394
        // A balanced sample is two samples, and stays so. Any other must be cut blindly: how many bad ones stand on a
        // side is what the test is about.
        var tuning = new List<(int, JudgedComment)>();
        var testing = new List<(int, JudgedComment)>();
        foreach (var kind in rows.GroupBy(row => question.Sampling == Sampling.Balanced && row.Comment.IsBad))
        {
            tuning.AddRange(kind.Where((_, place) => place % TuningShare == 0));
            testing.AddRange(kind.Where((_, place) => place % TuningShare != 0));
        }

        var whole = new Sample(rows, path.Thresholds.Count);
        var test = question.TestOn(new Sample(testing, path.Thresholds.Count));
        var start = Surest(question.TestOn(new Sample(tuning, path.Thresholds.Count)), path.Thresholds.Count);
        var chosen = -1;
        for (var policy = start; policy < path.Thresholds.Count && test.Holds(policy); policy++)
        {
            chosen = policy;
        }

        var answer = new GuaranteeAnswer { Rows = whole.Rows.Count, Bad = whole.Bad };
        return chosen < 0
            ? answer with
            {
                MissingLabels = Missing(question.TestOn(whole), whole),
            }
            : answer with
            {
                Thresholds = path.Thresholds[chosen],
                Limit = test.Limit(chosen),
                Approved = ApprovedShare(question, whole, chosen),
            };
    }

    private static int Surest(IRiskTest tuning, int policies) =>
        Enumerable.Range(0, policies).MaxBy(policy => tuning.Forecast(policy, TuningShare - 1));

    // Of all labels a part tests, so that the forecast for so many times the labels is for so many times that part.
    private static int? Missing(IRiskTest test, Sample sample)
    {
        const double Testing = 1 - (1.0 / TuningShare);
        if (sample.Rows.Count == 0 || !Would(MostTimes))
        {
            return null;
        }

        var (low, high) = (1.0, MostTimes);
        while (high / low > 1.001)
        {
            var middle = Math.Sqrt(low * high);
            (low, high) = Would(middle) ? (low, middle) : (middle, high);
        }

        return (int)Math.Ceiling((high - 1) * sample.Rows.Count);

        bool Would(double times) =>
            Enumerable.Range(0, sample.Policies).Any(policy => test.Forecast(policy, times * Testing / Margin) >= 1);
    }

    private static (double, double) ApprovedShare(GuaranteeQuestion question, Sample sample, int policy)
    {
        double bad = sample.ApprovedBad(policy),
            good = sample.ApprovedGood(policy);
        if (question.Sampling == Sampling.Balanced)
        {
            var atLeast = At(question.Prevalence.Least);
            var atMost = At(question.Prevalence.Most);
            return (Math.Min(atLeast, atMost), Math.Max(atLeast, atMost));
        }

        var all = sample.Rows.Sum(row => 1 / row.Comment.Probability);
        var approved = sample.Rows.Where(row => row.First <= policy).Sum(row => 1 / row.Comment.Probability);
        return (approved / all, approved / all);

        double At(double prevalence) => (prevalence * bad / sample.Bad) + ((1 - prevalence) * good / sample.Good);
    }
}
