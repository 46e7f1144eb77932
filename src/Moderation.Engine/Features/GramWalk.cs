using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Moderation.Engine.Text;

namespace Moderation.Engine.Features;

/// <summary>
/// The runs of 3 to 5 characters inside a word with its boundaries: one by one for those who ask where they stand, and
/// eight at a time for those who only count them.
/// </summary>
internal static class GramWalk
{
    private const uint Seed = 0x2F0B4C47;
    private const char Boundary = ' ';
    private const int Shortest = 3;
    private const int Longest = 5;
    private const int Lanes = 8;

    // Slots are written eight at a time, also where fewer count.
    private const int Slack = Lanes;

    public static void Run<TSink>(ReadOnlySpan<char> text, int start, int end, ref TSink sink)
        where TSink : struct, IFeatureSink, allows ref struct
    {
        var first = Hash.Step(Seed, Boundary);
        for (var from = start - 1; from < end - 1; from++)
        {
            var hash = from < start ? first : Hash.Step(Seed, text[from]);
            hash = Hash.Step(hash, text[from + 1]);
            for (var length = Shortest; length <= Longest; length++)
            {
                var last = from + length - 1;
                hash = Hash.Step(hash, last < end ? text[last] : Boundary);
                sink.Gram(hash, Math.Max(from, start), Math.Min(last + 1, end));
                if (last >= end)
                {
                    break;
                }
            }
        }
    }

    /// <summary>Notes the slots of a word's runs.</summary>
    /// <param name="padded">A text with <see cref="FoldedText.Padding"/> characters after it.</param>
    /// <param name="start">The word's first character, not the text's.</param>
    /// <param name="end">The first character after the word.</param>
    /// <param name="bag">Takes them.</param>
    public static void AddSlots(ReadOnlySpan<char> padded, int start, int end, FeatureBag bag)
    {
        var length = end - start;
        var slots = bag.Reserve((3 * length) + Slack);
        var count = 0;

        // Counted from the boundary before the word, where the first run begins.
        for (var from = 0; from < length; from += Lanes)
        {
            var window = padded.Slice(start - 1 + from, Lanes + Longest);
            var hash = Step(Vector256.Create(Seed), window, 0, from, length);
            hash = Step(hash, window, 1, from, length);

            // Written out: it runs for every word.
            var left = length - from;
            hash = Step(hash, window, 2, from, length);
            FeatureSpace.Grams.Slots(hash).CopyTo(slots[count..]);
            count += Math.Min(left, Lanes);
            hash = Step(hash, window, 3, from, length);
            FeatureSpace.Grams.Slots(hash).CopyTo(slots[count..]);
            count += Math.Min(left - 1, Lanes);
            hash = Step(hash, window, 4, from, length);
            FeatureSpace.Grams.Slots(hash).CopyTo(slots[count..]);
            count += Math.Clamp(left - 2, 0, Lanes);
        }

        bag.Commit(count);
    }

    // Each lane's hash one character on: what stands at the lane's place, or a boundary outside the word.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Step(Vector256<uint> hash, ReadOnlySpan<char> window, int on, int from, int length)
    {
        var units = Vector128.LoadUnsafe(
            ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(window.Slice(on, Lanes)))
        );
        var place = Vector256.CreateSequence((uint)(from + on), 1u);
        var isInside = Vector256.LessThan(place - Vector256<uint>.One, Vector256.Create((uint)length));
        var letters = Vector256.WidenLower(units.ToVector256Unsafe());
        return (hash ^ Vector256.ConditionalSelect(isInside, letters, Vector256.Create((uint)Boundary))) * Hash.Prime;
    }
}
