using System.Runtime.InteropServices;
using Moderation.Engine.Features;

namespace Moderation.Engine.Text;

/// <summary>The words that the model has seen often, as hashes: 4 bytes a word, and no text of the corpora.</summary>
internal sealed class Vocabulary
{
    /// <summary>So many of the most frequent words are common: words of the language itself, not of a subject.</summary>
    private const int CommonWords = 2_000;

    private readonly uint[] _words;

    // Most words of a text are common ones, and their set is so small that it stays in the nearest cache.
    private readonly WordSet _common;
    private readonly WordSet _all;

    /// <param name="words">Hashes of words as <see cref="TextWalk.Word"/> gives them, most frequent first.</param>
    public Vocabulary(IEnumerable<uint> words)
    {
        _words = [.. words];
        _common = new WordSet(_words[..Math.Min(_words.Length, CommonWords)]);
        _all = new WordSet(_words);
    }

    /// <summary>Whether a word is a common one.</summary>
    /// <param name="hash">The folded word as <see cref="TextWalk.Word"/> gives it.</param>
    public bool IsCommon(uint hash) => _common.Contains(hash);

    /// <summary>Whether the model knows a word, common or not.</summary>
    /// <param name="hash">The folded word as <see cref="TextWalk.Word"/> gives it.</param>
    public bool IsKnown(uint hash) => _all.Contains(hash);

    public static Vocabulary Load(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return new Vocabulary(MemoryMarshal.Cast<byte, uint>(bytes).ToArray());
    }

    /// <summary>Writes the hashes, most frequent first, little-endian.</summary>
    public void Save(string path) => File.WriteAllBytes(path, MemoryMarshal.AsBytes(_words.AsSpan()).ToArray());
}
