using System.Text.Json;

namespace Moderation.Service.Learning.Labels;

/// <summary>What became of a file of labels.</summary>
internal sealed record ImportReport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>How many refused lines are named.</summary>
    public const int MostNamed = 100;

    /// <summary>The import's number, by which it can be withdrawn; null where no line was taken.</summary>
    public long? Id { get; init; }

    /// <summary>How many rows were taken.</summary>
    public int Taken { get; init; }

    /// <summary>How many rows are the same as an earlier one of the file, or for the golden set as one that is kept already.</summary>
    public int Repeated { get; init; }

    /// <summary>
    /// How many rows were here before, and count once: they were taken and another import has them as well, or were left out
    /// because their comment has a label of this service's own.
    /// </summary>
    public int Known { get; init; }

    /// <summary>How many rows were left out because the comment that they copy was deleted here.</summary>
    public int Erased { get; init; }

    /// <summary>
    /// How many rows say something else of a comment than an earlier row of the file. They are taken as they are, for people
    /// do disagree; many of them say that the file is broken.
    /// </summary>
    public int Contradicting { get; init; }

    /// <summary>How many lines were refused.</summary>
    public int Refused { get; init; }

    /// <summary>The first of them, and why.</summary>
    public IReadOnlyList<RefusedLine> Refusals { get; init; } = [];

    /// <summary>The report that was written so.</summary>
    public static ImportReport Read(string json) => JsonSerializer.Deserialize<ImportReport>(json, Json)!;

    /// <summary>The report as the table holds it.</summary>
    public string Written() => JsonSerializer.Serialize(this, Json);
}
