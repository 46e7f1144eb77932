using Moderation.Engine.Deciding;
using Moderation.Engine.Text;

namespace Moderation.Engine.Features;

/// <summary>
/// Reads comments into features. An instance is the working memory of one thread, filled again for each comment, so
/// that a comment costs no allocation once the buffers have grown.
/// </summary>
internal sealed class Featurizer
{
    /// <summary>Longer texts are read up to here; who decides must send them to review for their length.</summary>
    public const int LongestText = 50_000;

    private const int LongestOrigin = 1_000;

    [ThreadStatic]
    private static Featurizer? _ofThisThread;

    private readonly FoldedText _name = new();
    private readonly FoldedText _link = new();
    private readonly FeatureBag[] _bags;
    private Comment? _last;

    public Featurizer() => _bags = [Words, Pairs, Skips, Grams, Spellings, Origin];

    /// <summary>The working memory of the calling thread.</summary>
    public static Featurizer OfThisThread => _ofThisThread ??= new Featurizer();

    /// <summary>The text as it was read.</summary>
    public FoldedText Folded { get; } = new();

    /// <summary>The words of the text with their places.</summary>
    public SeenWords Seen { get; } = new();

    /// <summary>The features of <see cref="FeatureSpace.Words"/>.</summary>
    public FeatureBag Words { get; } = new();

    /// <summary>The features of <see cref="FeatureSpace.Pairs"/>.</summary>
    public FeatureBag Pairs { get; } = new();

    /// <summary>The features of <see cref="FeatureSpace.Skips"/>.</summary>
    public FeatureBag Skips { get; } = new();

    /// <summary>The features of <see cref="FeatureSpace.Grams"/>.</summary>
    public FeatureBag Grams { get; } = new();

    /// <summary>The features of <see cref="FeatureSpace.Spellings"/>.</summary>
    public FeatureBag Spellings { get; } = new();

    /// <summary>The features of <see cref="FeatureSpace.Origin"/>.</summary>
    public FeatureBag Origin { get; } = new();

    /// <summary>Room for the runs of characters of one word, for those who ask what each word adds to a score.</summary>
    public FeatureBag OfOneWord { get; } = new();

    /// <summary>The numbers of <see cref="FeatureSpace.Signals"/>.</summary>
    public float[] Signals { get; } = new float[TextSignals.Count];

    /// <summary>The numbers of <see cref="FeatureSpace.AuthorSignals"/>.</summary>
    public float[] AuthorSignals { get; } = new float[Features.AuthorSignals.Count];

    /// <summary>Replaces the features by those of a comment, unless it was the last one to be read.</summary>
    /// <returns>Whether it was read.</returns>
    public bool ReadUnlessLast(Comment comment)
    {
        if (ReferenceEquals(comment, _last))
        {
            return false;
        }

        Read(comment);
        return true;
    }

    /// <summary>Replaces the features by those of a comment.</summary>
    public void Read(Comment comment)
    {
        // Should reading fail, the next one must not find half of it.
        _last = null;
        var original = Shorten(comment.Text, LongestText);
        Folded.Fold(original);
        var text = Folded.Characters;

        Seen.Clear();
        Array.ForEach(_bags, static bag => bag.Reset());
        var sink = new BagSink(this);
        TextWalk.Run(text, ref sink);
        TextSignals.Read(original, Folded, sink.Links, Signals);
        ReadAuthor(comment, text);
        _last = comment;
    }

    /// <summary>Counts the features that were read; scoring needs no counts of its own.</summary>
    public void Count() => Array.ForEach(_bags, static bag => bag.Tally());

    /// <summary>Counts them where scoring has not done so already.</summary>
    public void CountUnlessScored() => Array.ForEach(_bags, static bag => bag.TallyUnlessSummed());

    private void ReadAuthor(Comment comment, ReadOnlySpan<char> text)
    {
        var sink = new OriginSink(Origin);
        var name = Shorten(comment.AuthorName ?? "", LongestOrigin).Trim();
        _name.Fold(name);
        if (!name.IsEmpty)
        {
            OriginWalk.Name(_name.Characters, ref sink);
        }

        _link.Fold(Shorten(comment.AuthorUrl ?? "", LongestOrigin).Trim());
        if (_link.Length > 0)
        {
            OriginWalk.AuthorLink(_link.Characters, ref sink);
        }

        Features.AuthorSignals.Read(name, _name.Characters, _link.Characters, text, AuthorSignals);
    }

    private static ReadOnlySpan<char> Shorten(string text, int longest) =>
        text.AsSpan(0, Math.Min(text.Length, longest));
}
