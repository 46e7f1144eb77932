using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Moderation.Service.Learning.Labels;

/// <summary>A labelled comment of a file, in the corpus format.</summary>
internal sealed record LabelRow
{
    /// <summary>Where the file says that it comes from; "" where it does not.</summary>
    public string Source { get; init; } = "";

    /// <summary>The thread, or whatever else must not stand on both sides of a split; null where the file names none.</summary>
    public string? Thread { get; init; }

    /// <summary>What it is said to be.</summary>
    public required Answer Answer { get; init; }

    public string? AuthorName { get; init; }

    public string? AuthorUrl { get; init; }

    public required string Text { get; init; }

    /// <summary>When it was written, where the file says so.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The comment of this service that it copies, by its name; null where it has none of that form.</summary>
    public CopiedComment? Copies { get; init; }

    /// <summary>Whether it was exported from a golden set.</summary>
    public bool IsGolden { get; init; }

    /// <summary>The same for the same row, whatever the form of its file and whatever it is named.</summary>
    public byte[] Hash() =>
        Digest(
            Source,
            Thread,
            $"{Answer.Number(Answer.Toxic)}",
            $"{Answer.Number(Answer.Spam)}",
            Answer.StoredKinds,
            AuthorName,
            AuthorUrl,
            Text
        );

    /// <summary>The same for the same comment, whatever is said of it.</summary>
    public static byte[] HashOfComment(string text, string? authorName, string? authorUrl) =>
        Digest(text, authorName, authorUrl);

    // As JSON, so that no two lists of fields look the same.
    private static byte[] Digest(params string?[] fields) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(fields)));
}
