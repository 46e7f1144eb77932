namespace Moderation.Engine.Training.Adapting;

/// <summary>How to adapt a model.</summary>
internal sealed record AdaptationOptions
{
    /// <summary>Seed of everything random: the same labels and seed give the same bytes.</summary>
    public int Seed { get; init; } = 1;
}
