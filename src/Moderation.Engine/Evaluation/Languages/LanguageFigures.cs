using Moderation.Engine.Models;
using Moderation.Engine.Text;

namespace Moderation.Engine.Evaluation.Languages;

/// <summary>What the model takes texts of one language for; shares are 0 to 1.</summary>
/// <param name="Language">The language the texts are in.</param>
/// <param name="Rows">How many texts.</param>
/// <param name="Other">The share taken for another language than the model's.</param>
/// <param name="Unknown">The share that gives too little evidence.</param>
internal sealed record LanguageFigures(string Language, int Rows, double Other, double Unknown)
{
    /// <summary>By language, then over all.</summary>
    public static IReadOnlyList<LanguageFigures> Of(Model model, IReadOnlyList<LanguageRow> rows)
    {
        var judged = rows.Select(row => (row.Language, Guess: model.Language(row.Text))).ToArray();
        return
        [
            .. judged
                .GroupBy(row => row.Language)
                .Append(judged.GroupBy(_ => Evaluator.All).Single())
                .Select(part => new LanguageFigures(
                    part.Key,
                    part.Count(),
                    part.Average(row => row.Guess == LanguageGuess.Other ? 1.0 : 0),
                    part.Average(row => row.Guess == LanguageGuess.Unknown ? 1.0 : 0)
                )),
        ];
    }
}
