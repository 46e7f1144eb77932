namespace Moderation.DemoBlog.Pages;

/// <summary>An invented comment that stands under the article from the start.</summary>
internal sealed record SeedComment(string Id, string? ParentId, string Name, DateTimeOffset At, string Text);
