namespace Moderation.Engine.Deciding;

/// <summary>What is so surely spam that it need not cost a moderator a minute: a lane of its own.</summary>
public static class SurelySpam
{
    /// <summary>
    /// The spam score from which a comment may stand there, unless an installation sets its own, 0 to 1. Chosen for a
    /// precision of at least 99.5 % on the calibration rows, by scores of fits that had not seen them:
    /// <c>moderation train</c> prints it, and <c>moderation evaluate</c> for other rows.
    /// </summary>
    public const double Bound = 0.999;

    /// <summary>Whether a comment stands there: it reaches the bound, and nothing but spam and links speaks against it.</summary>
    /// <param name="spam">Its spam score, 0 to 1.</param>
    /// <param name="reasons">The codes of the reasons for review.</param>
    /// <param name="bound">The score from which it may, 0.5 to 1.</param>
    public static bool Holds(double spam, IReadOnlyCollection<string> reasons, double bound) =>
        spam >= bound
        && reasons.Contains(ReasonCodes.Spam)
        && reasons.All(code => code is ReasonCodes.Spam or ReasonCodes.TooManyLinks);

    /// <summary>
    /// Whether a comment that is like a wave that was rejected as spam stands there, whatever its score: nothing but that, spam
    /// and links speaks against it.
    /// </summary>
    /// <param name="reasons">The codes of the reasons for review.</param>
    public static bool HoldsLikeAWave(IReadOnlyCollection<string> reasons) =>
        reasons.Contains(ReasonCodes.Wave)
        && reasons.All(code => code is ReasonCodes.Wave or ReasonCodes.Spam or ReasonCodes.TooManyLinks);
}
