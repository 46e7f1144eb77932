using System.Numerics;

namespace Moderation.Engine.Text;

/// <summary>
/// The kinds of words by their hashes, in one array: most words cost one look. The last bit of a hash gives way to the
/// kind, so that two words whose hashes differ in it alone are one word here.
/// </summary>
internal sealed class WordKinds
{
    private const int Room = 2;
    private const uint Last = 1;

    // The hash with the kind, less 1, as its last bit; 0 is free.
    private readonly uint[] _table;
    private readonly int _shift;

    /// <summary>Takes words with their kinds; of a word that stands there twice the first kind counts.</summary>
    public WordKinds(IReadOnlyCollection<(uint Word, WordKind Kind)> words)
    {
        var bits = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)(Room * Math.Max(1, words.Count))));
        _table = new uint[1 << bits];
        _shift = 32 - bits;
        foreach (var (word, kind) in words)
        {
            Add(word, kind);
        }
    }

    /// <summary>The kind of a word; <see cref="WordKind.New"/> where it is none of them.</summary>
    public WordKind Of(uint word)
    {
        var found = _table[Place(word)];
        return found == 0 ? WordKind.New : WordKind.Known + (int)(found & Last);
    }

    private void Add(uint word, WordKind kind)
    {
        // A free place could not be told from this word with a 0 as its last bit.
        if (word <= Last)
        {
            return;
        }

        ref var place = ref _table[Place(word)];
        place = place == 0 ? (word & ~Last) | (uint)(kind - WordKind.Known) : place;
    }

    // Where the word is, or where it would be (Knuth's multiplicative method, and on to the next free place).
    private int Place(uint word)
    {
        var table = _table;
        var place = (int)((word * 0x9E3779B1u) >> _shift);
        // One question, not two: whether a place is free the processor would guess wrong too often.
        while ((table[place] != 0) & ((table[place] ^ word) > Last))
        {
            place = (place + 1) & (table.Length - 1);
        }

        return place;
    }
}
