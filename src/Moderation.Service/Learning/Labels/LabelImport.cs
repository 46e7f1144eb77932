using System.Text.Json.Serialization;

namespace Moderation.Service.Learning.Labels;

/// <summary>A file of labels that an admin gave.</summary>
internal sealed record LabelImport
{
    public long Id { get; init; }

    /// <summary>What the admin called it.</summary>
    public required string Name { get; init; }

    /// <summary>Whether its comments are of the golden set.</summary>
    public bool Golden { get; init; }

    /// <summary>How many rows it has.</summary>
    public int Taken { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    public required string MadeBy { get; init; }

    /// <summary>Since when its rows count; null while it is read, and where that was broken off.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Since when its rows count no more; null where they do.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    public string? WithdrawnBy { get; init; }

    /// <summary>What was found in the file; null while it is read, and of old imports.</summary>
    public ImportReport? Report => StoredReport is { } json ? ImportReport.Read(json) : null;

    /// <summary>The same as the table holds it.</summary>
    [JsonIgnore]
    public string? StoredReport { get; init; }
}
