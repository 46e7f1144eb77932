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

    private readonly FoldedText _scratch = new();

    /// <summary>The working memory of the calling thread.</summary>
    public static Featurizer OfThisThread => _ofThisThread ??= new Featurizer();

    /// <summary>The text as it was read.</summary>
    public FoldedText Folded { get; } = new();

    /// <summary>The text's hashed features.</summary>
    public FeatureBag Text { get; } = new();

    /// <summary>The author's and links' hashed features.</summary>
    public FeatureBag Origin { get; } = new();

    /// <summary>The signals, in the order of <see cref="Features.Signals"/>.</summary>
    public float[] Signals { get; } = new float[Features.Signals.Count];

    /// <summary>Replaces the features by those of a comment.</summary>
    public void Read(Comment comment)
    {
        var original = Shorten(comment.Text, LongestText);
        Folded.Fold(original);
        var text = Folded.Characters;
        Text.Reset((5 * text.Length) + 8);
        Origin.Reset(text.Length + (2 * LongestOrigin) + 8);
        ReadAuthor(comment);
        var sink = new BagSink(Text, Origin);
        TextWalk.Run(text, ref sink);
        Features.Signals.Read(original, Folded, sink.Links, !string.IsNullOrWhiteSpace(comment.AuthorUrl), Signals);
    }

    private void ReadAuthor(Comment comment)
    {
        var sink = new OriginSink(Origin);
        if (!string.IsNullOrWhiteSpace(comment.AuthorName))
        {
            _scratch.Fold(Shorten(comment.AuthorName, LongestOrigin));
            OriginWalk.Name(_scratch.Characters, ref sink);
        }

        if (!string.IsNullOrWhiteSpace(comment.AuthorUrl))
        {
            _scratch.Fold(Shorten(comment.AuthorUrl, LongestOrigin));
            OriginWalk.Link(_scratch.Characters, ref sink);
        }
    }

    private static ReadOnlySpan<char> Shorten(string text, int longest) =>
        text.AsSpan(0, Math.Min(text.Length, longest));
}
