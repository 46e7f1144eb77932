using Moderation.Engine.Models;

namespace Moderation.Engine.Evaluation.Examining;

/// <summary>
/// Finds labels that look turned round: models that have not learned from them rank them worse than chance would. A model that learned from half of
/// an import with flipped labels does better on the other half, and none of its figures would speak against it.
/// <para>
/// Of imports that is a reason not to offer the challenger, with one exception: the blog may be so strange that the champion
/// is really wrong about it. Then what people of the blog ruled must show it, audits among it, by the challenger ranking those
/// comments better in the same category, beyond its interval. Of the blog's own labels it is a remark: people made them one
/// by one.
/// </para>
/// </summary>
internal static class Inversions
{
    private const string Advice =
        "These labels look turned round, and whatever learned from such labels looks better on them. Look at some of them, and "
        + "withdraw an import that is wrong. If they are right, settle comments and answer audits of this blog until its own "
        + "labels show it, and retrain. If it is the present model that learned from wrong ones, roll back, and retrain.";

    private const string MayBeRight =
        "This blog's own labels say too that the new model is better, so that they may be right.";

    /// <summary>Why the challenger is not offered for them.</summary>
    /// <param name="figures">What was found.</param>
    /// <param name="imports">How the champion ranks each import.</param>
    /// <param name="review">Where it is mostly unsettled, the blog's figures prove nothing.</param>
    public static IEnumerable<string> Reasons(
        IReadOnlyList<ComparedFigure> figures,
        IReadOnlyList<ImportRanking> imports,
        ReviewSettled? review
    ) =>
        Imported(figures, imports, category => !IsProven(figures, category, review)).Select(said => $"{said} {Advice}");

    /// <summary>What is said of the others.</summary>
    /// <param name="figures">What was found.</param>
    /// <param name="imports">As above.</param>
    /// <param name="review">As above.</param>
    public static IEnumerable<string> Remarks(
        IReadOnlyList<ComparedFigure> figures,
        IReadOnlyList<ImportRanking> imports,
        ReviewSettled? review
    ) =>
        [
            .. figures
                .Where(figure => figure.Part == ExaminedPart.Blog && IsOne(figure))
                .Select(figure =>
                    $"{Said(figure)} Either it is not fit for this blog, or what people ruled is turned round: look at some of it."
                ),
            .. Imported(figures, imports, category => IsProven(figures, category, review))
                .Select(said => $"{said} {MayBeRight}"),
        ];

    // Those that are turned round by themselves, by name; all together where no single one is seen to be.
    private static IEnumerable<string> Imported(
        IReadOnlyList<ComparedFigure> figures,
        IReadOnlyList<ImportRanking> imports,
        Func<Category, bool> isAsked
    )
    {
        var turned = imports.Where(import => import.Interval.High < 0.5).ToArray();
        return
        [
            .. turned
                .Where(import => isAsked(import.Category))
                .GroupBy(import => (import.Import, import.IsOfTaught))
                .Select(Said),
            .. figures
                .Where(figure => figure.Part == ExaminedPart.Imports && IsOne(figure))
                .Where(figure => isAsked(figure.Category!.Value) && turned.All(one => one.Category != figure.Category))
                .Select(Said),
        ];
    }

    private static bool IsOne(ComparedFigure figure) =>
        figure is { Figure: ExaminedFigure.Auc, ChampionInterval.High: < 0.5 };

    private static bool IsProven(IReadOnlyList<ComparedFigure> figures, Category category, ReviewSettled? review) =>
        review?.IsMuchOpen != true
        && figures.Any(figure =>
            figure is { Figure: ExaminedFigure.Auc, Part: ExaminedPart.Blog, Finding: Finding.Better }
            && figure.Category == category
        );

    private static string Said(IGrouping<(string Name, bool IsOfTaught), ImportRanking> import)
    {
        var model = import.Key.IsOfTaught
            ? "the model that trainings begin with, or the present one where it does so better,"
            : "the present model";
        var found = import.Select(one =>
            $"{(one.Category == Category.Spam ? "spam" : "abuse")} with {Auc(one.Auc)} (interval {Auc(one.Interval.Low)} to {Auc(one.Interval.High)})"
        );
        return $"The labels of the import “{import.Key.Name}”: {model} ranks them the wrong way round, {string.Join(", ", found)}, "
            + "where chance alone gives 0.500.";
    }

    private static string Said(ComparedFigure figure) =>
        $"{Wording.Of(figure)}: the present model ranks them the wrong way round, with {Auc(figure.Champion!.Value)} "
        + $"(interval {Auc(figure.ChampionInterval!.Value.Low)} to {Auc(figure.ChampionInterval!.Value.High)}), "
        + "where chance alone gives 0.500.";

    private static string Auc(double value) => Wording.Value(ExaminedFigure.Auc, value);
}
