using Moderation.Engine.Deciding;
using Moderation.Engine.Evaluation.Guarantees;
using Moderation.Engine.Models;

namespace Moderation.Tests.Engine.Evaluation.Guarantees;

/// <summary>
/// A blog whose truth is known: log odds of the score are normal, and how likely a comment is bad follows from them,
/// otherwise than the score says.
/// </summary>
internal sealed class SyntheticBlog
{
    private const int Kinds = 4_000;

    private readonly (JudgedComment Comment, double Bad)[] _kinds;
    private readonly Random _random;

    public SyntheticBlog(int seed)
    {
        _random = new Random(seed);
        var normal = new MathNet.Numerics.Distributions.Normal(-4.5, 2.8);
        _kinds =
        [
            .. Enumerable
                .Range(0, Kinds)
                .Select(kind => normal.InverseCumulativeDistribution((kind + 0.5) / Kinds))
                .Select(odds => (Judged(odds), Logistic((1.2 * odds) - 0.3))),
        ];
    }

    /// <summary>The thresholds that policies are tried around.</summary>
    public static Thresholds Thresholds { get; } = new(0.5, 0.5);

    /// <summary>The share of bad comments.</summary>
    public double Prevalence => _kinds.Average(kind => kind.Bad);

    /// <summary>The true share of bad comments among those that the thresholds approve.</summary>
    public double Risk(Thresholds thresholds)
    {
        var approved = _kinds.Where(kind => kind.Comment.Scores.Toxicity < thresholds.Toxicity).ToArray();
        return approved.Length == 0 ? 0 : approved.Average(kind => kind.Bad);
    }

    /// <summary>Comments as they come.</summary>
    public JudgedComment[] Random(int count) => [.. Enumerable.Range(0, count).Select(_ => Draw())];

    /// <summary>So many bad ones and as many good ones.</summary>
    public JudgedComment[] Balanced(int ofEach) =>
        [
            .. Stream().Where(comment => comment.IsBad).Take(ofEach),
            .. Stream().Where(comment => !comment.IsBad).Take(ofEach),
        ];

    /// <summary>Of so many comments those that chance takes, likelier the higher they score.</summary>
    public JudgedComment[] Weighted(int of) =>
        [
            .. Stream()
                .Take(of)
                .Select(comment => comment with { Probability = Chance(comment) })
                .Where(comment => _random.NextDouble() < comment.Probability),
        ];

    public const double LeastChance = 0.2;

    private static double Chance(JudgedComment comment) => Math.Clamp(3 * comment.Scores.Toxicity, LeastChance, 1);

    private IEnumerable<JudgedComment> Stream()
    {
        while (true)
        {
            yield return Draw();
        }
    }

    private JudgedComment Draw()
    {
        var (comment, bad) = _kinds[_random.Next(Kinds)];
        return comment with { IsBad = _random.NextDouble() < bad };
    }

    private static JudgedComment Judged(double odds) =>
        new(new Scores((float)Logistic(odds), 0), IsHeld: false, IsBad: false);

    private static double Logistic(double odds) => 1 / (1 + Math.Exp(-odds));
}
