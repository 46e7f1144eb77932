namespace Moderation.Engine.Training;

/// <summary>How much each row counts for a fit.</summary>
internal static class RowCounts
{
    /// <summary>The counts, 0 and more.</summary>
    /// <param name="rows">The rows with the weights of their sources.</param>
    /// <param name="recipe">Says which sources and kinds count more, and from where on a label is doubted.</param>
    /// <param name="odds">The log odds of each row by fits without it; null where nothing is doubted.</param>
    public static float[] Of(IReadOnlyList<WeighedRow> rows, FitRecipe recipe, float[]? odds)
    {
        var counts = new float[rows.Count];
        for (var number = 0; number < counts.Length; number++)
        {
            var row = rows[number];
            var count = row.Weight * recipe.Sources.GetValueOrDefault(row.Row.Source, 1) * OfKinds(row, recipe.Kinds);
            if (odds is not null && recipe.DoubtBelow > 0)
            {
                count *= Trust(row.Label ? odds[number] : -odds[number], recipe);
            }

            counts[number] = (float)count;
        }

        return counts;
    }

    private static double OfKinds(WeighedRow row, IReadOnlyDictionary<string, double> kinds) =>
        (row.Row.Labels ?? []).Where(kinds.ContainsKey).Select(kind => kinds[kind]).DefaultIfEmpty(1).Max();

    private static double Trust(double oddsOfLabel, FitRecipe recipe)
    {
        var probability = 1 / (1 + Math.Exp(-oddsOfLabel));
        return probability >= recipe.DoubtBelow ? 1 : Math.Max(recipe.LeastTrust, probability / recipe.DoubtBelow);
    }
}
