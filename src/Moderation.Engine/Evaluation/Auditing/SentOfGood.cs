namespace Moderation.Engine.Evaluation.Auditing;

/// <summary>
/// The share of the good comments that were sent to review: of those that were sent, and of those that an audit speaks for.
/// It grows with the share of good ones among the sent and with the share of bad ones among the approved, so that the ends
/// of both give its own. Each of the two has half of the error, so that they hold together with 95 % (Bonferroni).
/// </summary>
/// <param name="IfAlike">If what has no answer is like the rest of its cell, among the sent as among the approved.</param>
/// <param name="Bounds">Holds the share with 95 % whatever the missing answers would have been.</param>
internal readonly record struct SentOfGood(ShareEstimate IfAlike, Interval Bounds)
{
    /// <summary>Estimates the share.</summary>
    /// <param name="approved">The cells of the approved, in which the bad ones are found.</param>
    /// <param name="sent">The cells of the sent, in which the good ones are found.</param>
    public static SentOfGood Of(IReadOnlyCollection<AuditCell> approved, IReadOnlyCollection<AuditCell> sent)
    {
        var bad = AuditedShare.Of(approved, StratifiedShare.Error / 2);
        var good = AuditedShare.Of(sent, StratifiedShare.Error / 2);
        return new SentOfGood(
            new ShareEstimate(
                good.IfAlike.Share is { } ofSent && bad.IfAlike.Share is { } ofApproved
                    ? Share(ofSent, ofApproved)
                    : null,
                new Interval(
                    Share(good.IfAlike.Interval.Low, bad.IfAlike.Interval.Low),
                    Share(good.IfAlike.Interval.High, bad.IfAlike.Interval.High)
                )
            ),
            new Interval(Share(good.Bounds.Low, bad.Bounds.Low), Share(good.Bounds.High, bad.Bounds.High))
        );

        double Share(double goodOfSent, double badOfApproved)
        {
            var (held, published) = (goodOfSent * good.Population, (1 - badOfApproved) * bad.Population);
            return held + published > 0 ? held / (held + published) : 0;
        }
    }
}
