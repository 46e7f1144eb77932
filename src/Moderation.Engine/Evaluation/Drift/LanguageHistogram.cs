using Moderation.Engine.Text;

namespace Moderation.Engine.Evaluation.Drift;

/// <summary>How comments are spread over what is told of their languages.</summary>
/// <param name="Shares">The share of the comments in each of <see cref="Names"/>, 0 to 1.</param>
/// <param name="Rows">How many comments they rest on, each counting the same.</param>
public sealed record LanguageHistogram(IReadOnlyList<double> Shares, double Rows)
{
    /// <summary>What a language is told to be, in the order of the shares.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [LanguageGuess.Own, LanguageGuess.Other, LanguageGuess.Unknown];

    /// <summary>The histogram of comments that were counted by name.</summary>
    /// <param name="counts">Comments by name, 0 or more; a name that is not among <see cref="Names"/> is another language.</param>
    public static LanguageHistogram OfCounts(IEnumerable<KeyValuePair<string, long>> counts)
    {
        var ofNames = new long[Names.Count];
        foreach (var (name, count) in counts)
        {
            ofNames[PlaceOf(name)] += count;
        }

        var spread = Spread.OfCounts(ofNames, Names.Count);
        return new LanguageHistogram(spread.Shares, spread.Rows);
    }

    /// <summary>The histogram of comments that count unequally.</summary>
    /// <param name="languages">Names, each with how much it counts, 0 or more.</param>
    public static LanguageHistogram Of(IEnumerable<(string Name, double Weight)> languages)
    {
        var spread = Spread.Of(languages.Select(one => (PlaceOf(one.Name), one.Weight)), Names.Count);
        return new LanguageHistogram(spread.Shares, spread.Rows);
    }

    private static int PlaceOf(string name) =>
        name switch
        {
            LanguageGuess.Own => 0,
            LanguageGuess.Unknown => 2,
            _ => 1,
        };
}
