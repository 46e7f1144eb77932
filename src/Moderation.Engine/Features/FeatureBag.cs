using System.Numerics;

namespace Moderation.Engine.Features;

/// <summary>
/// Counts how often each slot occurs in one comment. Filled again and again without clearing: an entry belongs to the
/// present comment only when it carries its stamp.
/// </summary>
internal sealed class FeatureBag
{
    private const int SmallestTable = 512;

    private Entry[] _table = new Entry[SmallestTable];
    private int[] _places = new int[SmallestTable / 2];
    private uint _stamp;
    private int _mask = SmallestTable - 1;

    /// <summary>How many different slots there are.</summary>
    public int Count { get; private set; }

    /// <summary>Empties the bag and makes room for so many occurrences.</summary>
    public void Reset(int most)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(SmallestTable, 2 * most));
        if (size > _table.Length)
        {
            _table = new Entry[size];
            _places = new int[size / 2];
            _stamp = 0;
        }
        else if (_stamp == uint.MaxValue)
        {
            Array.Clear(_table);
            _stamp = 0;
        }

        // Only as much of the table as this comment needs, so that short ones stay in the nearest cache.
        _mask = size - 1;
        _stamp++;
        Count = 0;
    }

    /// <summary>Counts one occurrence.</summary>
    public void Add(int slot)
    {
        var table = _table;
        var place = slot & _mask;
        while (true)
        {
            ref var entry = ref table[place];
            if (entry.Stamp != _stamp)
            {
                entry.Stamp = _stamp;
                entry.Slot = slot;
                entry.Times = 1;
                _places[Count++] = place;
                return;
            }

            if (entry.Slot == slot)
            {
                entry.Times++;
                return;
            }

            place = (place + 1) & _mask;
        }
    }

    /// <summary>The slot and its count at a position below <see cref="Count"/>, in order of first occurrence.</summary>
    public (int Slot, int Times) At(int position)
    {
        ref var entry = ref _table[_places[position]];
        return (entry.Slot, entry.Times);
    }

    /// <summary>How often a slot occurs.</summary>
    public int Times(int slot)
    {
        for (var place = slot & _mask; _table[place].Stamp == _stamp; place = (place + 1) & _mask)
        {
            if (_table[place].Slot == slot)
            {
                return _table[place].Times;
            }
        }

        return 0;
    }

    /// <summary>What the values of the slots are multiplied by so that their vector has the length 1 (L2).</summary>
    public float Scale()
    {
        var squares = 0f;
        for (var position = 0; position < Count; position++)
        {
            var value = CountScale.Of(At(position).Times);
            squares += value * value;
        }

        return squares == 0 ? 0 : 1 / MathF.Sqrt(squares);
    }

    private struct Entry
    {
        public uint Stamp;
        public int Slot;
        public int Times;
    }
}
