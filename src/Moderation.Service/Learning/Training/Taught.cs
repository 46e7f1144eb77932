using Moderation.Engine.Training;

namespace Moderation.Service.Learning.Training;

/// <summary>What taught a model, or may have.</summary>
internal sealed record Taught
{
    /// <summary>The blog's own threads that began before this; null where none did.</summary>
    public DateTimeOffset? Cut { get; init; }

    /// <inheritdoc cref="LabelSplit.CutThreads"/>
    public IReadOnlyList<uint> CutThreads { get; init; } = [];

    /// <inheritdoc cref="LabelSplit.ExaminedAtCut"/>
    /// <remarks>Null where that is not known, as of what was taught by an earlier version.</remarks>
    public IReadOnlyList<uint>? ExaminedAtCut { get; init; }

    /// <summary>Whether somebody brought it: it may have learned from any label of its time.</summary>
    public bool IsBrought { get; init; }

    /// <summary>The imports that it may have learned from whole; null where it learned from what <see cref="LabelSplit"/> taught it.</summary>
    public IReadOnlySet<long>? Imports { get; init; }

    /// <summary>When its training began, by the labels that there were then.</summary>
    public DateTimeOffset BeganAt { get; init; }
}
