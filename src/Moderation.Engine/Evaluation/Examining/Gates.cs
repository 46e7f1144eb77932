namespace Moderation.Engine.Evaluation.Examining;

/// <summary>
/// Says why a challenger is not offered. It is where it is worse beyond its interval in a marked figure, where it is less
/// fair to an identity word, where it fails on comments, and where nothing at all examined it; how surely, stands at
/// <see cref="GateErrors"/>.
/// <para>
/// With too few rows nothing is worse, and the challenger is offered with a remark that says so: an admin with a hundred
/// labels must be able to try, and rollback is one press away. The same holds without any of the blog's labels: the
/// suites alone decide then.
/// </para>
/// </summary>
internal static class Gates
{
    /// <param name="set">What examined it.</param>
    /// <param name="figures">What was found.</param>
    /// <param name="load">Of which comments both sent as many to review where cases were compared.</param>
    public static IReadOnlyList<string> Reasons(ExaminedSet set, IReadOnlyList<ComparedFigure> figures, LoadSource load)
    {
        var reasons = figures
            .Where(figure => figure is { IsGate: true, Finding: Finding.Worse })
            .Select(figure => figure.Part is null ? OfCases(figure, load) : OfRows(figure))
            .ToList();
        if (set.Failed.Challenger > 0)
        {
            reasons.Insert(0, $"It failed on {set.Failed.Challenger} comments: train it again.");
        }

        if (set.Rows.Count == 0 && set.Cases.Count == 0)
        {
            reasons.Add("Nothing examined it: there are neither labels nor suites. Label comments and train again.");
        }

        return reasons;
    }

    private static string OfRows(ComparedFigure figure) =>
        $"{Wording.Of(figure)}: {Value(figure, figure.Champion!.Value)} now, "
        + $"{Value(figure, figure.Challenger!.Value)} with the new model. That is worse by more than chance explains "
        + $"(difference {Change(figure, figure.Difference!.Value)}, interval "
        + $"{Change(figure, figure.Joint!.Value.Low)} to {Change(figure, figure.Joint!.Value.High)}, "
        + $"{figure.Rows} rows).";

    private static string OfCases(ComparedFigure figure, LoadSource load)
    {
        var isWord = figure.Figure == ExaminedFigure.IdentityHarmlessPassed;
        var (before, after) = isWord
            ? (1 - figure.Champion!.Value, 1 - figure.Challenger!.Value)
            : (figure.Champion!.Value, figure.Challenger!.Value);
        var (what, verdict, right) = isWord
            ? ("sent to review", "less fair", "leaves alone")
            : ("right", "worse", "gets right");
        return $"{Wording.Of(figure)}: of {figure.Rows}, {Count(before)} are {what} now{Wording.At(load)}, "
            + $"{Count(after)} with the new model. That is {verdict} by more than chance explains "
            + $"(the present model alone {right} {figure.Lost}, the new one alone {figure.Won}).";

        int Count(double share) => (int)Math.Round(share * figure.Rows);
    }

    private static string Value(ComparedFigure figure, double value) => Wording.Value(figure.Figure, value);

    private static string Change(ComparedFigure figure, double value) => Wording.Change(figure.Figure, value);
}
