namespace Moderation.Engine.Deciding;

/// <summary>What the service concludes by itself.</summary>
public enum Outcome
{
    /// <summary>The comment may be shown.</summary>
    Approve,

    /// <summary>A moderator has to look at it.</summary>
    Review,
}
