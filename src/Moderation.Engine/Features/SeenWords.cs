namespace Moderation.Engine.Features;

/// <summary>The words of one text in order, kept for those who come after the walk. Filled again and again.</summary>
internal sealed class SeenWords
{
    private SeenWord[] _words = new SeenWord[256];
    private int _count;

    /// <summary>All of them, in the order of the text.</summary>
    public ReadOnlySpan<SeenWord> All => _words.AsSpan(0, _count);

    public void Clear() => _count = 0;

    public void Add(SeenWord word)
    {
        if (_count == _words.Length)
        {
            Array.Resize(ref _words, 2 * _count);
        }

        _words[_count++] = word;
    }
}
