using System.Text.Json;
using System.Text.Json.Serialization;
using Moderation.Engine.Evaluation.Examining;

namespace Moderation.Service.Learning.Training;

/// <summary>What an admin wants of a training: what its model must promise, and what it must not be worse in.</summary>
internal sealed record TrainingWish
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The share of bad comments among the approved that may not be passed, 0.0001 to 0.5. Default 0.01.</summary>
    public double Risk { get; init; } = 0.01;

    /// <summary>The chance with which that must hold, 0.5 to 0.999. Default 0.95.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>A model that is worse in one of these by more than chance explains is not offered.</summary>
    public IReadOnlyCollection<ExaminedFigure> Marked { get; init; } = MarkedFigures.Default;

    /// <summary>The wish that was written so.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static TrainingWish Read(string json) => JsonSerializer.Deserialize<TrainingWish>(json, Json)!;

    /// <summary>The wish as the table holds it.</summary>
    public string Written() => JsonSerializer.Serialize(this, Json);

    /// <summary>What is wrong with it and what would be right, by property; empty where nothing is.</summary>
    public Dictionary<string, string> Mistakes()
    {
        var mistakes = new Dictionary<string, string>();
        if (Risk is not (>= 0.0001 and <= 0.5))
        {
            mistakes[nameof(Risk)] =
                "Give a share from 0.0001 to 0.5, which is 0.01 to 50 percent: 0.01 is one in a hundred.";
        }

        if (Confidence is not (>= 0.5 and <= 0.999))
        {
            mistakes[nameof(Confidence)] = "Give a probability from 0.5 to 0.999, which is 50 to 99.9 percent.";
        }

        if (Marked.Except(MarkedFigures.All).Any())
        {
            var names = MarkedFigures.All.Select(MarkedFigures.NameOf);
            mistakes[nameof(Marked)] = $"Give figures among {string.Join(", ", names)}.";
        }

        return mistakes;
    }
}
