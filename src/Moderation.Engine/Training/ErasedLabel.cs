namespace Moderation.Engine.Training;

/// <summary>
/// What people said of a comment that its blog has deleted since. What stood in it is gone, so that no model can be asked
/// about it; what it was is known, and what is deleted is bad more often than what stays.
/// </summary>
internal sealed record ErasedLabel
{
    /// <inheritdoc cref="LabelledComment.Thread"/>
    public required string Thread { get; init; }

    /// <inheritdoc cref="LabelledComment.At"/>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether it must not be approved.</summary>
    public required bool IsBad { get; init; }

    /// <inheritdoc cref="LabelledComment.IsHeld"/>
    public bool IsHeld { get; init; }

    /// <inheritdoc cref="LabelledComment.Probability"/>
    public double? Probability { get; init; }

    /// <inheritdoc cref="LabelledComment.IsDrawn"/>
    public bool IsDrawn { get; init; }

    /// <inheritdoc cref="LabelledComment.Origin"/>
    public LabelOrigin Origin { get; init; }
}
