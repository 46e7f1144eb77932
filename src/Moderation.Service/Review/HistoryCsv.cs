using System.Globalization;
using CsvHelper;

namespace Moderation.Service.Review;

/// <summary>The history as CSV (RFC 4180), in UTF-8 with the mark by which spreadsheets know it.</summary>
internal static class HistoryCsv
{
    private static readonly string[] Header =
    [
        "id",
        "at",
        "actor_id",
        "actor",
        "action",
        "site_id",
        "comment_id",
        "revision",
        "detail",
        "bulk_id",
    ];

    private static readonly CsvWriterOptions Form = new()
    {
        WriteByteOrderMark = true,
        // An id or a name that a spreadsheet would run as a formula.
        Injection = CsvInjection.Escape,
    };

    /// <summary>Writes the lines as they come; leaves the stream open.</summary>
    public static async Task WriteAsync(IAsyncEnumerable<HistoryEntry> entries, Stream stream)
    {
        await using var csv = CsvWriter.Create(stream, Form, leaveOpen: true);
        await csv.WriteRecordAsync(Header, CancellationToken.None);
        await foreach (var entry in entries)
        {
            await csv.WriteRecordAsync(Fields(entry), CancellationToken.None);
        }
    }

    private static string?[] Fields(HistoryEntry entry) =>
        [
            Text(entry.Id),
            entry.At.ToString("O", CultureInfo.InvariantCulture),
            entry.ActorId,
            entry.ActorName,
            entry.Action,
            entry.SiteId,
            entry.CommentId,
            Text(entry.Revision),
            entry.Detail,
            Text(entry.BulkId),
        ];

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
