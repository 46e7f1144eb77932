namespace Moderation.Benchmarks.Swap;

/// <summary>What came of the comments that flowed while models took over.</summary>
internal sealed record SwapFigures
{
    public required long Comments { get; init; }

    public required long Promotions { get; init; }

    /// <summary>Comments with a decision.</summary>
    public required long Decided { get; init; }

    /// <summary>Comments with more than one.</summary>
    public required long DecidedTwice { get; init; }

    /// <summary>Messages that came to the subscriber.</summary>
    public required long Events { get; init; }

    public required long DeadLetters { get; init; }

    /// <summary>Decisions by a model that was not the champion then, nor had been within five seconds.</summary>
    public required long ByAnother { get; init; }

    /// <summary>Decisions by the model that scored less.</summary>
    public required long ByTheLesser { get; init; }

    /// <summary>How long after a promotion the last decision came by the model before, in seconds.</summary>
    public required double LongestLag { get; init; }

    /// <summary>From the first comment to the last decision.</summary>
    public double Seconds { get; init; }

    /// <summary>Whether each comment was decided once, by a model that it should be, and none failed.</summary>
    public bool AreRight =>
        (Decided, DecidedTwice, Events, DeadLetters, ByAnother) == (Comments, 0, Comments, 0, 0) && ByTheLesser > 0;
}
