using System.Runtime.InteropServices;
using Moderation.Engine.Features;

namespace Moderation.Engine.Text;

/// <summary>The words that the model has seen often, as hashes: 4 bytes a word, and no text of the corpora.</summary>
internal sealed class Vocabulary
{
    /// <summary>So many of the most frequent words are common: words of the language itself, not of a subject.</summary>
    private const int CommonWords = 2_000;

    private readonly uint[] _words;
    private readonly Dictionary<uint, bool> _isCommon;

    /// <param name="words">Hashes of words as <see cref="TextWalk.Word"/> gives them, most frequent first.</param>
    public Vocabulary(IEnumerable<uint> words)
    {
        _words = [.. words];
        _isCommon = new Dictionary<uint, bool>(_words.Length);
        for (var rank = 0; rank < _words.Length; rank++)
        {
            _isCommon.TryAdd(_words[rank], rank < CommonWords);
        }
    }

    /// <summary>Whether the model knows a folded word, and whether it is a common one.</summary>
    public bool Contains(ReadOnlySpan<char> word, out bool common) =>
        _isCommon.TryGetValue(TextWalk.Word(word), out common);

    public static Vocabulary Load(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return new Vocabulary(MemoryMarshal.Cast<byte, uint>(bytes).ToArray());
    }

    /// <summary>Writes the hashes, most frequent first, little-endian.</summary>
    public void Save(string path) => File.WriteAllBytes(path, MemoryMarshal.AsBytes(_words.AsSpan()).ToArray());
}
