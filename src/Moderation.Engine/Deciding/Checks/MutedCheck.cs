namespace Moderation.Engine.Deciding.Checks;

/// <summary>An author whose comments a moderator wants to see before others do.</summary>
internal static class MutedCheck
{
    public static Reason? Run(Case one) =>
        one.Author == AuthorStanding.Muted ? new Reason(ReasonCodes.Muted, "A moderator muted this author.") : null;
}
