using System.Numerics;

namespace Moderation.Engine.Text;

/// <summary>A set of words by their hashes, in one array: a word that is none of them mostly costs one look.</summary>
internal sealed class WordSet
{
    private readonly uint[] _table;
    private readonly int _shift;
    private readonly bool _hasZero;

    public WordSet(IReadOnlyCollection<uint> words)
    {
        // At most half full, so that looks stay short.
        var bits = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, 2 * words.Count)));
        _table = new uint[1 << bits];
        _shift = 32 - bits;
        foreach (var word in words)
        {
            // Free places are 0.
            _hasZero |= word == 0;
            _table[Place(word)] = word;
        }
    }

    public bool Contains(uint word) => word == 0 ? _hasZero : _table[Place(word)] == word;

    // Where the word is, or where it would be (Knuth's multiplicative method, and on to the next free place).
    private int Place(uint word)
    {
        var table = _table;
        var place = (int)((word * 0x9E3779B1u) >> _shift);
        while (table[place] != 0 && table[place] != word)
        {
            place = (place + 1) & (table.Length - 1);
        }

        return place;
    }
}
