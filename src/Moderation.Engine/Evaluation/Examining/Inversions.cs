namespace Moderation.Engine.Evaluation.Examining;

/// <summary>
/// Finds labels that look turned round: the champion ranks them worse than chance would. A model that learned from half of
/// an import with flipped labels does better on the other half, and none of its figures would speak against it.
/// <para>
/// Of imports that is a reason not to offer the challenger, with one exception: the blog may be so strange that the champion
/// is really wrong about it. Then what people of the blog ruled must show it, audits among it, by the challenger ranking those
/// comments better in the same category, beyond its interval. Of the blog's own labels it is a remark: people made them one by one.
/// </para>
/// </summary>
internal static class Inversions
{
    /// <summary>Why the challenger is not offered for them.</summary>
    /// <param name="figures">What was found.</param>
    /// <param name="review">Where it is mostly unsettled, the blog's figures prove nothing.</param>
    public static IEnumerable<string> Reasons(IReadOnlyList<ComparedFigure> figures, ReviewSettled? review) =>
        figures
            .Where(figure => figure.Part == ExaminedPart.Imports && IsOne(figure) && !IsProven(figures, figure, review))
            .Select(figure =>
                $"{Said(figure)} These labels look turned round, and whatever learned from such labels looks better on "
                + "them. Look at some of the imported labels, and withdraw an import that is wrong. If they are right, "
                + "settle comments and answer audits of this blog until its own labels show it, and retrain. If it is the present model that "
                + "learned from wrong ones, roll back, and retrain."
            );

    /// <summary>What is said of the others.</summary>
    /// <param name="figures">What was found.</param>
    /// <param name="review">As above.</param>
    public static IEnumerable<string> Remarks(IReadOnlyList<ComparedFigure> figures, ReviewSettled? review) =>
        figures
            .Where(figure => IsOne(figure) && (figure.Part == ExaminedPart.Blog || IsProven(figures, figure, review)))
            .Select(figure =>
                figure.Part == ExaminedPart.Blog
                    ? $"{Said(figure)} Either it is not fit for this blog, or what people ruled is turned round: look at some of it."
                    : $"{Said(figure)} This blog's own labels say too that the new model is better, so that they may be right."
            );

    private static bool IsOne(ComparedFigure figure) =>
        figure is { Figure: ExaminedFigure.Auc, ChampionInterval.High: < 0.5 };

    private static bool IsProven(
        IReadOnlyList<ComparedFigure> figures,
        ComparedFigure inverted,
        ReviewSettled? review
    ) =>
        review?.IsMuchOpen != true
        && figures.Any(figure =>
            figure is { Figure: ExaminedFigure.Auc, Part: ExaminedPart.Blog, Finding: Finding.Better }
            && figure.Category == inverted.Category
        );

    private static string Said(ComparedFigure figure) =>
        $"{Wording.Of(figure)}: the present model ranks them the wrong way round, with {Wording.Value(figure.Figure, figure.Champion!.Value)} "
        + $"(interval {Wording.Value(figure.Figure, figure.ChampionInterval!.Value.Low)} to "
        + $"{Wording.Value(figure.Figure, figure.ChampionInterval!.Value.High)}), where chance alone gives 0.500.";
}
