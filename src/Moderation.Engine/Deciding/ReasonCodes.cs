namespace Moderation.Engine.Deciding;

/// <summary>The codes of all reasons, part of the wire contract: one is added, none is renamed.</summary>
public static class ReasonCodes
{
    /// <summary>The text has nothing that a reader could see.</summary>
    public const string Empty = "empty";

    /// <summary>The text is longer than the policy allows.</summary>
    public const string TooLong = "too-long";

    /// <summary>The message held what cannot be shown as it was (lone surrogates, NUL, an impossible date).</summary>
    public const string Malformed = "malformed";

    /// <summary>The text holds a word that the policy blocks.</summary>
    public const string BlockedWord = "blocked-word";

    /// <summary>The text holds more links than the policy allows.</summary>
    public const string TooManyLinks = "too-many-links";

    /// <summary>The text is in a language that the model was not trained for.</summary>
    public const string Language = "language";

    /// <summary>The toxicity score reaches the policy's threshold.</summary>
    public const string Toxicity = "toxicity";

    /// <summary>The spam score reaches the policy's threshold.</summary>
    public const string Spam = "spam";

    /// <summary>The text is nearly the same as others, from several authors or in a burst from one.</summary>
    public const string Wave = "wave";

    /// <summary>A moderator muted the author: everything further goes to review.</summary>
    public const string Muted = "muted";

    /// <summary>A check or the model failed on this comment: nothing is approved because something failed.</summary>
    public const string CheckFailed = "check-failed";
}
