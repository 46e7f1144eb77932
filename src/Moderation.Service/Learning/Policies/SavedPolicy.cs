namespace Moderation.Service.Learning.Policies;

/// <summary>A policy that an admin saved. It never changes: going back to an older one saves its content anew.</summary>
internal sealed record SavedPolicy
{
    /// <summary>Names it in decisions: <c>policy-</c>, its number and a digest of what it says.</summary>
    public required string Version { get; init; }

    /// <summary>From 1 upwards; the highest is in force.</summary>
    public int Number { get; init; }

    /// <summary>What it says, as <see cref="PolicyContent.Written"/> gives it.</summary>
    public required string Written { get; init; }

    /// <summary>What it says.</summary>
    public PolicyContent Content => PolicyContent.Read(Written);

    public DateTimeOffset MadeAt { get; init; }

    /// <summary>The id of the actor who saved it.</summary>
    public required string MadeById { get; init; }

    /// <summary>The name of who saved it.</summary>
    public required string MadeBy { get; init; }

    /// <summary>Why, in the words of who saved it; or null.</summary>
    public string? Note { get; init; }

    /// <summary>The version whose content it brought back; or null.</summary>
    public string? Restores { get; init; }
}
