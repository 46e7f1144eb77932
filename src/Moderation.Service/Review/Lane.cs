using Moderation.Service.Learning.Policies;

namespace Moderation.Service.Review;

/// <summary>Which of the two lists a comment under review stands in.</summary>
internal enum Lane
{
    /// <summary>Somebody has to look at it.</summary>
    Judgement,

    /// <summary>It is surely spam: it is cleared in bulk, or rejected in time (<see cref="PolicyInForce.SpamExpiresAfter"/>).</summary>
    Spam,
}
