using System.Runtime.InteropServices;
using Moderation.Engine.Features;

namespace Moderation.Engine.Text;

/// <summary>The words that the model has seen often, as hashes: 4 bytes a word, and no text of the corpora.</summary>
internal sealed class Vocabulary
{
    /// <summary>So many of the most frequent words are common: words of the language itself, not of a subject.</summary>
    private const int CommonWords = 2_000;

    private readonly uint[] _words;

    private readonly WordKinds _kinds;

    /// <param name="words">Hashes of words as <see cref="TextWalk.Word"/> gives them, most frequent first.</param>
    public Vocabulary(IEnumerable<uint> words)
    {
        _words = [.. words];

        // A word that is common here and a small word of another language is known; a rarer one is foreign.
        _kinds = new WordKinds([
            .. _words.Take(CommonWords).Select(word => (word, WordKind.Known)),
            .. ForeignWords.Hashes.Select(word => (word, WordKind.Foreign)),
            .. _words.Skip(CommonWords).Select(word => (word, WordKind.Known)),
        ]);
    }

    /// <summary>What a word says about the language.</summary>
    /// <param name="hash">The folded word as <see cref="TextWalk.Word"/> gives it.</param>
    public WordKind KindOf(uint hash) => _kinds.Of(hash);

    public static Vocabulary Load(string path) => Of(File.ReadAllBytes(path));

    /// <summary>The vocabulary that <see cref="Pack"/> wrote.</summary>
    /// <param name="bytes">The file's.</param>
    public static Vocabulary Of(byte[] bytes) => new(MemoryMarshal.Cast<byte, uint>(bytes).ToArray());

    /// <summary>The hashes as a file has them: most frequent first, little-endian.</summary>
    public byte[] Pack() => MemoryMarshal.AsBytes(_words.AsSpan()).ToArray();
}
