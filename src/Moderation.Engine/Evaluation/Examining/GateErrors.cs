namespace Moderation.Engine.Evaluation.Examining;

/// <summary>
/// How surely a gate speaks. With a challenger that is as good as the champion in all that is asked, the chance that any
/// gate takes it for worse is at most about 5 %: half of that for the marked figures, half for the identity words, and
/// each half in equal parts for what it asks (Bonferroni), whatever their number. Intervals have two sides and only one
/// of them is worse, so that they are as wide as 95 % together ask for.
/// <para>
/// With rows it is "about": their error is estimated, from threads that are taken to be independent of one another. The
/// suites are exact for thresholds at an equal load, which is itself an estimate. With too few of the blog's comments it is
/// the load of the functional suite (<see cref="SuiteLoad"/>): there a case too many of one kind goes with one too few of
/// the other, and such pairs vary by no more than the coin that they are tested with.
/// </para>
/// </summary>
internal static class GateErrors
{
    /// <summary>The error of an interval that stands by itself.</summary>
    public const double Alone = 0.05;

    /// <summary>The error of each of so many intervals that must hold together.</summary>
    public static double Together(int count) => Alone / Math.Max(1, count);
}
