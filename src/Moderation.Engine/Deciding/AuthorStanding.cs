namespace Moderation.Engine.Deciding;

/// <summary>What a moderator said of an author.</summary>
public enum AuthorStanding
{
    /// <summary>Nothing, or it was taken back.</summary>
    Usual,

    /// <summary>Everything of this author goes to review.</summary>
    Muted,

    /// <summary>Mere signals do not speak against this author; scores, blocked words and whatever failed do.</summary>
    Trusted,
}
