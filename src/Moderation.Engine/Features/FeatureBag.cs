using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Moderation.Engine.Features;

/// <summary>
/// Counts how often each slot occurs in one comment. Occurrences are only noted while a text is read and counted
/// together afterwards, in one loop over a table that is just large enough for them, so that it stays in the nearest
/// cache. Filled again and again without allocating once it has grown.
/// </summary>
internal sealed class FeatureBag
{
    private const int Smallest = 512;
    private const int Roominess = 4;
    private static readonly Vector128<double> One = Vector128.CreateScalar(1.0);

    // First the occurrences; when they are counted, the different slots take the front of the same array.
    private int[] _slots = new int[Smallest];
    private int[] _times = new int[Smallest];

    // The position of the slot that was put here, plus 1; 0 is free.
    private int[] _table = new int[Roominess * Smallest];
    private ulong[] _sums = new ulong[Roominess * Smallest];
    private int _noted;
    private int _mask;

    /// <summary>How many different slots there are, when they have been counted.</summary>
    public int Count { get; private set; }

    /// <summary>The different slots, in order of first occurrence.</summary>
    public ReadOnlySpan<int> Slots => _slots.AsSpan(0, Count);

    /// <summary>How often each of <see cref="Slots"/> occurs.</summary>
    public ReadOnlySpan<int> Times => _times.AsSpan(0, Count);

    /// <summary>Empties the bag.</summary>
    public void Reset()
    {
        _noted = 0;
        Count = 0;
    }

    /// <summary>Notes one occurrence.</summary>
    public void Add(int slot)
    {
        var slots = _slots;
        var place = _noted;
        if ((uint)place >= (uint)slots.Length)
        {
            slots = Grow(place + 1);
        }

        slots[place] = slot;
        _noted = place + 1;
    }

    /// <summary>Room for so many occurrences; those that are written there count when they are committed.</summary>
    public Span<int> Reserve(int most)
    {
        var slots = _slots.Length - _noted < most ? Grow(_noted + most) : _slots;
        return slots.AsSpan(_noted, most);
    }

    /// <summary>Notes the first so many of the occurrences that were written where <see cref="Reserve"/> said.</summary>
    public void Commit(int count) => _noted += count;

    /// <summary>The slots as they were noted, each as often as it occurs; until they are counted.</summary>
    public ReadOnlySpan<int> Noted => _slots.AsSpan(0, _noted);

    /// <summary>Counts what was noted since the bag was emptied. To be called once, before a count is asked for.</summary>
    public void Tally()
    {
        var noted = _slots.AsSpan(0, _noted);
        _times.AsSpan(0, _noted).Clear();

        var mask = MaskFor(_noted);
        _table.AsSpan(0, mask + 1).Clear();

        // By reference, without the checks of an array's bounds, which are a quarter of this loop: a place is below the
        // table's length by the mask, and what stands in the table is a number of slots found so far.
        ref var table = ref MemoryMarshal.GetArrayDataReference(_table);
        ref var slots = ref MemoryMarshal.GetArrayDataReference(_slots);
        ref var counts = ref MemoryMarshal.GetArrayDataReference(_times);
        var count = 0;
        foreach (var slot in noted)
        {
            var place = slot & mask;
            int taken;
            while ((taken = Unsafe.Add(ref table, place)) != 0 && Unsafe.Add(ref slots, taken - 1) != slot)
            {
                place = (place + 1) & mask;
            }

            // Without asking whether it is a new one: the processor would guess, and guess wrong too often.
            count += taken == 0 ? 1 : 0;
            taken = taken == 0 ? count : taken;
            Unsafe.Add(ref slots, taken - 1) = slot;
            Unsafe.Add(ref counts, taken - 1)++;
            Unsafe.Add(ref table, place) = taken;
        }

        _mask = mask;
        Count = count;
    }

    /// <summary>
    /// The weights of the slots, each times the value of its count, and beside them the sum of the squares of those
    /// values. Instead of <see cref="Tally"/>, and before it: an occurrence adds what it adds to its slot's value, so
    /// that each is looked at once.
    /// </summary>
    /// <param name="weights">A pair of weights for each slot.</param>
    /// <returns>The sums of the first and of the second weights, that of the squares, and 0.</returns>
    public Vector256<double> Sum(ReadOnlySpan<Vector2> weights)
    {
        var mask = MaskFor(_noted);
        _sums.AsSpan(0, mask + 1).Clear();

        // Without the checks of the table's bounds, as in Tally; those of the weights stand.
        ref var table = ref MemoryMarshal.GetArrayDataReference(_sums);
        // Doubles, because a word that stands ten thousand times in a text adds ten thousand small steps.
        var sum = Vector256<double>.Zero;
        foreach (var slot in Noted)
        {
            // The slot, plus 1, stands above its count; 0 is free.
            var key = (ulong)(uint)(slot + 1) << 32;
            var place = slot & mask;
            ulong taken;
            while ((taken = Unsafe.Add(ref table, place)) != 0 && (taken ^ key) > uint.MaxValue)
            {
                place = (place + 1) & mask;
            }

            Unsafe.Add(ref table, place) = (taken | key) + 1;
            var pair = Vector128.WidenLower(weights[slot].AsVector128());
            sum += Vector256.Create(pair, One) * CountScale.Step((int)(uint)taken);
        }

        return sum;
    }

    /// <summary>How often a slot occurs.</summary>
    public int TimesOf(int slot)
    {
        for (var place = slot & _mask; _table[place] is var taken and not 0; place = (place + 1) & _mask)
        {
            if (_slots[taken - 1] == slot)
            {
                return _times[taken - 1];
            }
        }

        return 0;
    }

    /// <summary>What the values of the slots are multiplied by so that their vector has the length 1 (L2).</summary>
    public float Scale()
    {
        var squares = 0f;
        foreach (var times in Times)
        {
            var value = CountScale.Of(times);
            squares += value * value;
        }

        return squares == 0 ? 0 : 1 / MathF.Sqrt(squares);
    }

    // A quarter full at most, so that few slots meet in one place.
    private static int MaskFor(int noted) =>
        (int)BitOperations.RoundUpToPowerOf2(Roominess * (uint)Math.Max(1, noted)) - 1;

    private int[] Grow(int least)
    {
        Array.Resize(ref _slots, (int)BitOperations.RoundUpToPowerOf2((uint)least));
        Array.Resize(ref _times, _slots.Length);
        Array.Resize(ref _table, Roominess * _slots.Length);
        Array.Resize(ref _sums, _table.Length);
        return _slots;
    }
}
