using System.Text.Json;

namespace Moderation.Engine.Training;

/// <summary>What is wrong with a line of JSON, in words for whoever wrote the file.</summary>
internal static class JsonFault
{
    private const string Missing = "missing required properties including: ";

    /// <summary>
    /// Names the field, or the byte where the line stops being JSON; the parser's own message speaks of types of ours,
    /// and may repeat what the line says.
    /// </summary>
    public static string Of(JsonException exception)
    {
        if (exception.Path is { Length: > 2 } path)
        {
            return $"{path[2..]} is not of the kind that belongs there (byte {exception.BytePositionInLine + 1})";
        }

        var missing = exception.Message.IndexOf(Missing, StringComparison.Ordinal);
        return missing >= 0
                ? $"there is no {exception.Message[(missing + Missing.Length)..].TrimEnd('.').Replace('\'', '"')}"
            : exception.BytePositionInLine is { } place ? $"it is no JSON object (byte {place + 1})"
            : "it is no JSON object";
    }
}
