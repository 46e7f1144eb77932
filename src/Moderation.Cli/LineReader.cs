namespace Moderation.Cli;

/// <summary>Reads lines of bytes from a stream, as many at once as have arrived.</summary>
internal sealed class LineReader(Stream stream, int longest)
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _skipping;
    private bool _atEnd;

    /// <summary>Whether the next line can be had without waiting for the stream.</summary>
    public bool HasLine => _buffer.AsSpan(_start, _end - _start).Contains((byte)'\n');

    /// <summary>The next line without its end.</summary>
    /// <param name="line">Valid until the next call; empty for a line that is too long.</param>
    /// <param name="tooLong">The line was longer than the longest allowed and has been skipped.</param>
    /// <returns>False at the end of the stream.</returns>
    public bool TryRead(out ReadOnlyMemory<byte> line, out bool tooLong)
    {
        while (true)
        {
            var length = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (length >= 0 || (_atEnd && (_end > _start || _skipping)))
            {
                line = Take(length >= 0 ? length : _end - _start, length >= 0 ? 1 : 0, out tooLong);
                return true;
            }

            if (_atEnd)
            {
                (line, tooLong) = (default, false);
                return false;
            }

            Fill();
        }
    }

    private ReadOnlyMemory<byte> Take(int length, int ending, out bool tooLong)
    {
        var line = _buffer.AsMemory(_start, length);
        _start += length + ending;
        tooLong = _skipping || length > longest;
        _skipping = false;
        return tooLong ? default
            : line.Span.EndsWith("\r"u8) ? line[..^1]
            : line;
    }

    private void Fill()
    {
        if (_end - _start > longest)
        {
            // No end of the line in sight: what was read of it is dropped, and what is still to come of it as well.
            _skipping = true;
            _start = _end = 0;
        }

        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }

        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _atEnd = read == 0;
    }
}
