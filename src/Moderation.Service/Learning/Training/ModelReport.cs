using System.Text.Json;
using System.Text.Json.Serialization;
using Moderation.Engine.Evaluation.Examining;
using Moderation.Engine.Models;
using Moderation.Engine.Training;
using Moderation.Engine.Training.Adapting;

namespace Moderation.Service.Learning.Training;

/// <summary>
/// What is told of a model that was trained here: what it learned from, what its examination found, and which words it
/// weighs anew. It holds ids of comments and no text of any.
/// </summary>
internal sealed record ModelReport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>When its training began to read the labels; null in a report of an earlier version.</summary>
    public DateTimeOffset? LabelsReadAt { get; init; }

    /// <summary>The model that it is a correction of.</summary>
    public required string Root { get; init; }

    /// <summary>The labels that it learned from, by origin.</summary>
    public required IReadOnlyDictionary<LabelOrigin, int> Origins { get; init; }

    /// <summary>What it learned from, counted.</summary>
    public required SideCounts Trained { get; init; }

    /// <summary>What examined it, counted.</summary>
    public required SideCounts Examined { get; init; }

    /// <summary>Threads that began since then examined it; null where none did.</summary>
    public required DateTimeOffset? Cut { get; init; }

    /// <inheritdoc cref="LabelSplit.CutThreads"/>
    public IReadOnlyList<uint> CutThreads { get; init; } = [];

    /// <inheritdoc cref="LabelSplit.ExaminedAtCut"/>
    /// <remarks>Null in a report of an earlier version.</remarks>
    public IReadOnlyList<uint>? ExaminedAtCut { get; init; }

    /// <summary>How many comments examined nothing, being nearly the same as one that it learned from.</summary>
    public required int NearDuplicates { get; init; }

    /// <summary>How many comments taught nothing, being nearly the same as a golden one.</summary>
    public int GoldenTexts { get; init; }

    /// <summary>How many labels say nothing of toxicity or spam: they neither taught nor examined.</summary>
    public int Unjudged { get; init; }

    /// <summary>The categories that are the root's still, each with the reason.</summary>
    public required IReadOnlyDictionary<Category, string> Kept { get; init; }

    /// <summary>What its examination found.</summary>
    public required ExaminationReport Examination { get; init; }

    /// <summary>The words whose weight moved most, by category.</summary>
    public required IReadOnlyList<WeightMove> Moves { get; init; }

    /// <summary>The report that was written so.</summary>
    /// <exception cref="JsonException">It is none, or an older version wrote it.</exception>
    public static ModelReport Read(string json) => JsonSerializer.Deserialize<ModelReport>(json, Json)!;

    /// <summary>The report that was written so; null where there is none that can be read.</summary>
    public static ModelReport? TryRead(string? json)
    {
        try
        {
            return json is null ? null : Read(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The report as the table holds it.</summary>
    public string Written() => JsonSerializer.Serialize(this, Json);
}
