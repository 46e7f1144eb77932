namespace Moderation.DemoBlog.Live;

/// <summary>Whether the moderation service can be reached.</summary>
internal sealed record LiveLine(bool Reachable);
