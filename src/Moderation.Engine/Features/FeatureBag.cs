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

    // A slot of a block has 20 bits at most, which leaves these for its count.
    private const int CountBits = 12;
    private const uint MostCount = (1u << CountBits) - 1;
    private static readonly Vector128<double> One = Vector128.CreateScalar(1.0);

    // First the occurrences; when they are counted, the different slots take the front of the same array.
    private int[] _slots = new int[Smallest];
    private int[] _times = new int[Smallest];

    // The position of the slot that was put here, plus 1; 0 is free. Once summed, slots and counts.
    private uint[] _table = new uint[Roominess * Smallest];
    private int _noted;
    private bool _isTallied;
    private bool _isSummed;
    private float _scale;
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
        _isTallied = false;
        _isSummed = false;
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

    /// <summary>Counts what was noted, unless it has been summed, which counts it as well.</summary>
    public void TallyUnlessSummed()
    {
        if (!_isSummed)
        {
            Tally();
        }
    }

    /// <summary>
    /// Counts what was noted since the bag was emptied. To be called before a count is asked for, and after the last
    /// occurrence was noted.
    /// </summary>
    public void Tally()
    {
        if (_isTallied)
        {
            return;
        }

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
            while ((taken = (int)Unsafe.Add(ref table, place)) != 0 && Unsafe.Add(ref slots, taken - 1) != slot)
            {
                place = (place + 1) & mask;
            }

            // Without asking whether it is a new one: the processor would guess, and guess wrong too often.
            count += taken == 0 ? 1 : 0;
            taken = taken == 0 ? count : taken;
            Unsafe.Add(ref slots, taken - 1) = slot;
            Unsafe.Add(ref counts, taken - 1)++;
            Unsafe.Add(ref table, place) = (uint)taken;
        }

        _mask = mask;
        _isTallied = true;
        _isSummed = false;
        Count = count;
    }

    /// <summary>
    /// The weights of the slots, each times the value of its count, and beside them the sum of the squares of those
    /// values. Needs no <see cref="Tally"/>: an occurrence adds what it adds to its slot's value, so that each is looked
    /// at once.
    /// </summary>
    /// <param name="weights">The weights of each slot; at most 2^20.</param>
    /// <returns>The sums of the first and of the second weights, that of the squares, and 0.</returns>
    public Vector256<double> Sum(ReadOnlySpan<WeightPair> weights)
    {
        if (_noted == 0)
        {
            return default;
        }

        if (_isTallied || _noted > MostCount)
        {
            return SumOfCounts(weights);
        }

        var mask = MaskFor(_noted);
        _table.AsSpan(0, mask + 1).Clear();

        // Without the checks of the table's bounds, as in Tally, and of the steps', whose number is a power of two;
        // those of the weights stand. A call in this loop would cost a fifth more.
        ref var table = ref MemoryMarshal.GetArrayDataReference(_table);
        ref var steps = ref MemoryMarshal.GetReference(CountScale.Steps);
        var sum = Vector256<double>.Zero;
        var counts = 0u;
        foreach (var slot in Noted)
        {
            // The slot stands above its count; 0 is free.
            var key = (uint)slot << CountBits;
            var place = (nint)(uint)(slot & mask);
            uint taken;

            // One question, not two: whether a place is free the processor would guess wrong too often.
            while (((taken = Unsafe.Add(ref table, place)) != 0) & ((taken ^ key) > MostCount))
            {
                place = (place + 1) & mask;
            }

            Unsafe.Add(ref table, place) = (taken | key) + 1;
            counts |= taken;
            var step = Unsafe.Add(ref steps, (nint)(taken & (CountScale.Kept - 1)));
            sum += Vector256.Create(weights[slot].ToDoubles(), One) * step;
        }

        if ((counts & MostCount) >= CountScale.Kept)
        {
            return SumOfCounts(weights);
        }

        (_isSummed, _mask, _scale) = (true, mask, ScaleOf((float)sum[2]));
        return sum;
    }

    // For long texts, and where something occurs more often than there are steps for.
    private Vector256<double> SumOfCounts(ReadOnlySpan<WeightPair> weights)
    {
        Tally();
        var sum = Vector256<double>.Zero;
        for (var number = 0; number < Count; number++)
        {
            var value = CountScale.Exact(_times[number]);
            var pair = weights[_slots[number]].ToDoubles();
            sum += Vector256.Create(pair, One) * Vector256.Create(value, value, value * value, 0);
        }

        return sum;
    }

    /// <summary>How often a slot occurs; 0 before they have been counted or summed.</summary>
    public int TimesOf(int slot)
    {
        if (!_isSummed && !_isTallied)
        {
            return 0;
        }

        if (_isSummed)
        {
            var key = (uint)slot << CountBits;
            for (var place = slot & _mask; _table[place] is var taken and not 0; place = (place + 1) & _mask)
            {
                if ((taken ^ key) <= MostCount)
                {
                    return (int)(taken & MostCount);
                }
            }

            return 0;
        }

        for (var place = slot & _mask; _table[place] is var taken and not 0; place = (place + 1) & _mask)
        {
            if (_slots[taken - 1] == slot)
            {
                return _times[taken - 1];
            }
        }

        return 0;
    }

    /// <summary>What one occurrence each of some slots adds to the sum of a vector that is not scaled.</summary>
    /// <param name="slots">The slots, which have been counted or summed.</param>
    /// <param name="weights">The weights of each slot.</param>
    /// <param name="isFirst">Whether the first weights are asked for, or the second.</param>
    public float ShareOf(ReadOnlySpan<int> slots, ReadOnlySpan<WeightPair> weights, bool isFirst)
    {
        var share = 0f;
        foreach (var slot in slots)
        {
            var weight = isFirst ? weights[slot].First : weights[slot].Second;

            // Many were never seen in training: asking how often they occur can be spared.
            if (weight != 0)
            {
                share += weight * CountScale.OfEach(TimesOf(slot));
            }
        }

        return share;
    }

    /// <summary>
    /// What the values of the slots are multiplied by so that their vector has the length 1 (L2), when they have been
    /// counted or summed.
    /// </summary>
    public float Scale() => _isSummed ? _scale : ScaleOf(SumOfSquares());

    private float SumOfSquares()
    {
        var squares = 0f;
        foreach (var times in Times)
        {
            var value = CountScale.Of(times);
            squares += value * value;
        }

        return squares;
    }

    private static float ScaleOf(float squares) => squares == 0 ? 0 : 1 / MathF.Sqrt(squares);

    // A quarter full at most, so that few slots meet in one place.
    private static int MaskFor(int noted) =>
        (int)BitOperations.RoundUpToPowerOf2(Roominess * (uint)Math.Max(1, noted)) - 1;

    private int[] Grow(int least)
    {
        Array.Resize(ref _slots, (int)BitOperations.RoundUpToPowerOf2((uint)least));
        Array.Resize(ref _times, _slots.Length);
        Array.Resize(ref _table, Roominess * _slots.Length);
        return _slots;
    }
}
