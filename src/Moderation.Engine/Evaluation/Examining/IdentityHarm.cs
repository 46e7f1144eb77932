namespace Moderation.Engine.Evaluation.Examining;

/// <summary>Which harmless comments that name an identity a model sends to review, in words.</summary>
internal static class IdentityHarm
{
    private const int WordsNamed = 3;

    /// <summary>
    /// A sentence where its own thresholds send more of a word's to review than those in force, by more than chance explains; null
    /// where they do not.
    /// </summary>
    public static string? Of(IReadOnlyList<ComparedFigure> figures)
    {
        var words = figures.Count(figure => figure.Figure == ExaminedFigure.IdentityHarmlessPassed);
        ComparedFigure[] more = [.. figures.Where(figure => figure.IsMoreReviewed)];
        return more.Length == 0
            ? null
            : "By its thresholds more of the harmless comments that name an identity go to review than now, for "
                + $"{more.Length} of {words} words by more than chance explains. Worst of all are "
                + $"{Worst(more, word => word.ChampionInForce)}.";
    }

    /// <summary>The words with the largest rise, and how many are sent to review: <c>"x" (1 of 60 now, 9 with the new model)</c>.</summary>
    /// <param name="words">Figures of identity words.</param>
    /// <param name="now">The champion's that is compared with.</param>
    public static string Worst(IEnumerable<ComparedFigure> words, Func<ComparedFigure, double?> now) =>
        string.Join(
            ", ",
            words
                .OrderBy(word => word.Challenger - now(word))
                .ThenBy(word => word.Name, StringComparer.Ordinal)
                .Take(WordsNamed)
                .Select(word =>
                    $"\"{word.Name}\" ({Reviewed(word, now(word))} of {word.Rows} now, "
                    + $"{Reviewed(word, word.Challenger)} with the new model)"
                )
        );

    private static int Reviewed(ComparedFigure word, double? passed) =>
        (int)Math.Round((1 - passed!.Value) * word.Rows);
}
