using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Moderation.Contracts;
using Moderation.Engine.Deciding;
using Moderation.Engine.Training;

namespace Moderation.Cli;

/// <summary>Decides about the lines of a stream, one answer for each in their order.</summary>
internal sealed class LineScoring(Decider decider)
{
    // As much as the service accepts over its queue.
    private const int LongestLine = 1024 * 1024;
    private const int FlushAt = 64 * 1024;

    private static readonly JsonSerializerOptions Json = Wire.Json;

    private static readonly Moderation.Engine.Deciding.Reason NotUtf8 = new(
        ReasonCodes.Malformed,
        "The line holds bytes that are not UTF-8."
    );

    /// <summary>Runs to the end of the input.</summary>
    /// <returns>How many lines could not be read.</returns>
    /// <exception cref="IOException">The output is closed.</exception>
    public int Run(Stream input, Stream output, CancellationToken cancellation)
    {
        var reader = new LineReader(input, LongestLine);
        using var buffer = new MemoryStream();
        var (number, errors) = (0, 0);
        while (!cancellation.IsCancellationRequested && reader.TryRead(out var line, out var tooLong))
        {
            number++;
            var answer = Answer(line.Span, tooLong, out var error);
            if (error is null)
            {
                JsonSerializer.Serialize(buffer, answer, Json);
            }
            else
            {
                errors++;
                JsonSerializer.Serialize(buffer, new { error = $"line {number}: {error}" }, Json);
            }

            buffer.WriteByte((byte)'\n');

            // Whoever sends one line and waits for its answer gets it; whoever sends a file gets large writes.
            if (buffer.Length >= FlushAt || !reader.HasLine)
            {
                output.Write(buffer.GetBuffer(), 0, (int)buffer.Length);
                buffer.SetLength(0);
            }
        }

        return errors;
    }

    private ScoredLine? Answer(ReadOnlySpan<byte> line, bool tooLong, out string? error)
    {
        error = tooLong ? $"longer than {LongestLine} bytes" : null;
        if (tooLong || Parse(line, out error) is not { } comment)
        {
            return null;
        }

        var decision = decider.Decide(comment, Utf8.IsValid(line) ? null : [NotUtf8]);
        return new ScoredLine(
            decision.Scores.Toxicity,
            decision.Scores.Spam,
            decision.Outcome == Outcome.Approve ? "approve" : "review",
            decision.Reasons,
            decision.Language
        );
    }

    private static Comment? Parse(ReadOnlySpan<byte> line, out string? error)
    {
        error = null;
        if (line.Length == 0 || line[0] != '{')
        {
            return new Comment(Encoding.UTF8.GetString(line));
        }

        try
        {
            var read = JsonSerializer.Deserialize<CommentLine>(line, Json);
            if (read?.Text is { } text)
            {
                return new Comment(text, read.Author?.Name, read.Author?.Url);
            }

            error = "there is no \"text\"";
        }
        catch (JsonException exception)
        {
            error = $"not a comment as JSON: {JsonFault.Of(exception)}";
        }

        return null;
    }
}
