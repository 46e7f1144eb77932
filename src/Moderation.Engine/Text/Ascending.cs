using System.Numerics;
using System.Runtime.InteropServices;

namespace Moderation.Engine.Text;

/// <summary>Numbers that follow one another, written a vector at a time.</summary>
internal static class Ascending
{
    /// <summary>Fills a span with <paramref name="first"/>, <paramref name="first"/> + 1, and so on.</summary>
    public static void Fill(Span<int> numbers, int first)
    {
        var blocks = MemoryMarshal.Cast<int, Vector<int>>(numbers);
        var next = Vector.CreateSequence(first, 1);
        foreach (ref var block in blocks)
        {
            block = next;
            next += new Vector<int>(Vector<int>.Count);
        }

        for (var at = blocks.Length * Vector<int>.Count; at < numbers.Length; at++)
        {
            numbers[at] = first + at;
        }
    }
}
