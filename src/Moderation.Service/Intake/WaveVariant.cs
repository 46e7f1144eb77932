namespace Moderation.Service.Intake;

/// <summary>One of the texts of a wave.</summary>
internal sealed record WaveVariant
{
    public required string Text { get; init; }

    /// <summary>How many comments have exactly this text.</summary>
    public int Count { get; init; }

    /// <summary>The highest toxicity score of them, 0 to 1.</summary>
    public double Toxicity { get; init; }

    /// <summary>When the first of them came.</summary>
    public DateTimeOffset FirstAt { get; init; }
}
