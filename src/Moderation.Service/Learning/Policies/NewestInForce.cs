namespace Moderation.Service.Learning.Policies;

/// <summary>What the database says is in force: the champion, and the newest policy where it is not known yet.</summary>
internal sealed record NewestInForce
{
    /// <summary>Number of the newest promotion; 0 while there is none.</summary>
    public int Promotion { get; init; }

    /// <summary>The model that it promoted; null while there is none.</summary>
    public string? Model { get; init; }

    /// <summary>Number of the policy, behind the one that is known.</summary>
    public int? Number { get; init; }

    /// <summary>Its version; null where there is no newer one.</summary>
    public string? Version { get; init; }

    /// <summary>What it says, as <see cref="PolicyContent.Written"/> gives it.</summary>
    public string? Written { get; init; }
}
