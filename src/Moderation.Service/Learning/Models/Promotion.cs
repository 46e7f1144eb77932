namespace Moderation.Service.Learning.Models;

/// <summary>
/// A model's taking over. It never changes: going back to an earlier model is a promotion of that one. The highest number is
/// the champion; while there is none it is the configuration's model.
/// </summary>
internal sealed record Promotion
{
    /// <summary>From 1 upwards.</summary>
    public int Number { get; init; }

    /// <summary>The model that scores from then on.</summary>
    public required string Version { get; init; }

    /// <summary>The model that scored before.</summary>
    public required string Replaces { get; init; }

    /// <summary>Number of the policy in force before; 0 for the configuration's. Its thresholds belong to the model before.</summary>
    public int PolicyBefore { get; init; }

    /// <summary>
    /// The number of the promotion that it takes back: what held until then holds again. Null for a model that has not scored
    /// here yet.
    /// </summary>
    public int? Restores { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    /// <summary>The id of the actor who promoted it.</summary>
    public required string MadeById { get; init; }

    /// <summary>The name of who promoted it.</summary>
    public required string MadeBy { get; init; }

    /// <summary>Why, in the words of who promoted it; or null.</summary>
    public string? Note { get; init; }
}
