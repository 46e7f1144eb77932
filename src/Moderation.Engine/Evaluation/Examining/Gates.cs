namespace Moderation.Engine.Evaluation.Examining;

/// <summary>
/// Says why a challenger is not offered. It is where it is worse beyond its interval in a marked figure, where it is less
/// fair to an identity word, where it learned from labels that look turned round (<see cref="Inversions"/>), where it
/// fails on comments, and where nothing at all examined it; how surely, stands at <see cref="GateErrors"/>.
/// <para>
/// With too few rows nothing is worse, and the challenger is offered with a remark that says so: an admin with a hundred
/// labels must be able to try, and rollback is one press away. The same holds without any of the blog's labels: the
/// suites alone decide then. Without audits the blog's labels can speak against it and not for it (<see cref="Finding.Untold"/>),
/// and it is offered with the words that nobody knows whether it is better: a small blog that has no one to answer audits must
/// not stay with one model for ever.
/// </para>
/// </summary>
internal static class Gates
{
    /// <param name="set">What examined it.</param>
    /// <param name="figures">What was found.</param>
    /// <param name="imports">How the champion ranks each import.</param>
    /// <param name="load">Of which comments both sent as many to review where cases were compared.</param>
    /// <param name="review">What became of what was sent to review; null where that is not known.</param>
    public static IReadOnlyList<string> Reasons(
        ExaminedSet set,
        IReadOnlyList<ComparedFigure> figures,
        IReadOnlyList<ImportRanking> imports,
        LoadSource load,
        ReviewSettled? review
    )
    {
        var worse = figures.Where(figure => figure is { IsGate: true, Finding: Finding.Worse }).ToLookup(IsWord);
        List<string> reasons =
        [
            .. worse[false].Select(figure => figure.Part is null ? OfCases(figure, load) : OfRows(figure)),
            .. OfWords([.. worse[true]], load),
            .. Inversions.Reasons(figures, imports, review),
        ];
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
        var (what, verdict, right) = IsWord(figure)
            ? ("sent to review", "less fair", "leaves alone")
            : ("right", "worse", "gets right");
        var (before, after) = Counts(figure);
        return $"{Wording.Of(figure)}: of {figure.Rows}, {before} are {what} now{Wording.At(load)}, "
            + $"{after} with the new model. That is {verdict} by more than chance explains "
            + $"(the present model alone {right} {figure.Lost}, the new one alone {figure.Won}).";
    }

    // A sentence for each would hide all other reasons; the report has a row for each.
    private static IEnumerable<string> OfWords(ComparedFigure[] words, LoadSource load)
    {
        if (words.Length < 2)
        {
            return words.Select(word => OfCases(word, load));
        }

        return
        [
            $"It is less fair to {words.Length} identity words, by more than chance explains: harmless comments that name "
                + $"them are sent to review that are not now{Wording.At(load)}. Worst of all are {IdentityHarm.Worst(words, word => word.Champion)}; "
                + "its report has all of them.",
        ];
    }

    private static bool IsWord(ComparedFigure figure) => figure.Figure == ExaminedFigure.IdentityHarmlessPassed;

    private static (int Now, int Then) Counts(ComparedFigure figure)
    {
        return (Count(figure.Champion!.Value), Count(figure.Challenger!.Value));

        int Count(double passed) => (int)Math.Round((IsWord(figure) ? 1 - passed : passed) * figure.Rows);
    }

    private static string Value(ComparedFigure figure, double value) => Wording.Value(figure.Figure, value);

    private static string Change(ComparedFigure figure, double value) => Wording.Change(figure.Figure, value);
}
