namespace Moderation.Engine.Evaluation.Examining;

/// <summary>What a model's own thresholds do to harmless comments that name an identity, in words.</summary>
internal static class Fairness
{
    private const int WordsNamed = 3;

    /// <summary>One sentence where they send more of a word's to review than the thresholds in force, by more than chance explains.</summary>
    public static string? MoreReviewed(IReadOnlyList<ComparedFigure> figures)
    {
        var words = figures.Count(figure => figure.Figure == ExaminedFigure.IdentityHarmlessPassed);
        ComparedFigure[] more =
        [
            .. figures
                .Where(figure => figure.IsMoreReviewed)
                .OrderBy(figure => figure.Challenger - figure.ChampionInForce)
                .ThenBy(figure => figure.Name, StringComparer.Ordinal),
        ];
        if (more.Length == 0)
        {
            return null;
        }

        var worst = more.Take(WordsNamed)
            .Select(word =>
                $"\"{word.Name}\" ({Reviewed(word, word.ChampionInForce)} of {word.Rows} now, "
                + $"{Reviewed(word, word.Challenger)} with the new model)"
            );
        return "By its thresholds more of the harmless comments that name an identity go to review than now, for "
            + $"{more.Length} of {words} words by more than chance explains. Worst of all are {string.Join(", ", worst)}.";
    }

    private static int Reviewed(ComparedFigure word, double? passed) =>
        (int)Math.Round((1 - passed!.Value) * word.Rows);
}
