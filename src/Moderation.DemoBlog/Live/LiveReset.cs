namespace Moderation.DemoBlog.Live;

/// <summary>The page shows changes that the blog does not know: its comments are to be loaded anew.</summary>
/// <param name="LastChange">The number of the last change that there is.</param>
internal sealed record LiveReset(long LastChange);
