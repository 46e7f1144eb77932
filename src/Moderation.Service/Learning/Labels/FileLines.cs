using System.Buffers;
using System.Runtime.CompilerServices;

namespace Moderation.Service.Learning.Labels;

/// <summary>Reads a file line by line, and never holds more than one line, whatever the file is.</summary>
internal static class FileLines
{
    /// <summary>Bytes of one line.</summary>
    public const int Longest = 1_000_000;

    /// <summary>The lines with their numbers, from 1; null for one that is too long. Valid until the next is asked for.</summary>
    public static async IAsyncEnumerable<(int Number, ReadOnlyMemory<byte>? Line)> ReadAsync(
        Stream stream,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var line = new ArrayBufferWriter<byte>();
        var block = new byte[81_920];
        var (number, isLong) = (1, false);
        int read;
        while ((read = await stream.ReadAsync(block, cancel)) > 0)
        {
            var start = number == 1 && line.WrittenCount == 0 && HasMark(block.AsSpan(0, read)) ? 3 : 0;
            while (true)
            {
                var end = block.AsSpan(start, read - start).IndexOf((byte)'\n');
                var part = end < 0 ? read - start : end;
                isLong |= line.WrittenCount + part > Longest;
                if (!isLong)
                {
                    line.Write(block.AsSpan(start, part));
                }

                if (end < 0)
                {
                    break;
                }

                yield return (number++, Held(line, isLong));
                line.ResetWrittenCount();
                isLong = false;
                start += end + 1;
            }
        }

        if (isLong || line.WrittenCount > 0)
        {
            yield return (number, Held(line, isLong));
        }
    }

    // Not by a conditional: null would become the empty line there.
    private static ReadOnlyMemory<byte>? Held(ArrayBufferWriter<byte> line, bool isLong)
    {
        if (isLong)
        {
            return null;
        }

        return line.WrittenMemory;
    }

    private static bool HasMark(ReadOnlySpan<byte> block) => block.StartsWith("\uFEFF"u8);
}
