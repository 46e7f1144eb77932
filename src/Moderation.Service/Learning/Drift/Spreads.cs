using Moderation.Engine.Evaluation.Drift;

namespace Moderation.Service.Learning.Drift;

/// <summary>How comments are spread over the bins of each kind; counts can be added up.</summary>
internal sealed class Spreads
{
    public const string Toxicity = "toxicity";
    public const string Spam = "spam";
    public const string Language = "language";

    private readonly Dictionary<string, long[]> _counts = new()
    {
        [Toxicity] = new long[ScoreHistogram.Bins],
        [Spam] = new long[ScoreHistogram.Bins],
        [Language] = new long[LanguageHistogram.Names.Count],
    };

    /// <summary>How many comments were counted.</summary>
    public long Comments => _counts[Toxicity].Sum();

    /// <summary>The counts that are not 0, by kind and bin.</summary>
    public IEnumerable<(string Kind, int Bin, long Comments)> Counts =>
        from kind in _counts
        from bin in Enumerable.Range(0, kind.Value.Length)
        where kind.Value[bin] > 0
        select (kind.Key, bin, kind.Value[bin]);

    /// <summary>Counts one comment.</summary>
    /// <param name="toxicity">Its score, 0 to 1.</param>
    /// <param name="spam">Its score, 0 to 1.</param>
    /// <param name="language">What is told of its language.</param>
    public void Add(double toxicity, double spam, string language)
    {
        _counts[Toxicity][ScoreHistogram.BinOf(toxicity)]++;
        _counts[Spam][ScoreHistogram.BinOf(spam)]++;
        _counts[Language][Math.Max(0, LanguageHistogram.Names.ToList().IndexOf(language))]++;
    }

    /// <summary>Adds comments that were counted elsewhere; a bin that this program does not know is left out.</summary>
    public void Add(string kind, int bin, long comments)
    {
        if (_counts.TryGetValue(kind, out var counts) && bin >= 0 && bin < counts.Length)
        {
            counts[bin] += comments;
        }
    }

    /// <summary>Adds all of another.</summary>
    public void Add(Spreads other)
    {
        foreach (var (kind, bin, comments) in other.Counts)
        {
            Add(kind, bin, comments);
        }
    }

    /// <summary>The spread of a category's scores.</summary>
    public ScoreHistogram Scores(string kind) => ScoreHistogram.OfCounts(_counts[kind]);

    /// <summary>The spread of languages.</summary>
    public LanguageHistogram Languages() =>
        LanguageHistogram.OfCounts(LanguageHistogram.Names.Zip(_counts[Language], KeyValuePair.Create));
}
