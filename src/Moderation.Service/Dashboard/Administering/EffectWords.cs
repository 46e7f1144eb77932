using Moderation.Service.Learning.Policies;

namespace Moderation.Service.Dashboard.Administering;

/// <summary>What a policy does to comments, in words.</summary>
internal static class EffectWords
{
    /// <summary>Goes on after a number of comments.</summary>
    public static string Of(PolicyEffect effect) =>
        effect switch
        {
            PolicyEffect.ToReview => "approved, would go to review",
            PolicyEffect.ToApproval => "sent to review, would be approved",
            PolicyEffect.ToSpam => "for judgement, would stand with what is surely spam",
            _ => "with what is surely spam, would stand for judgement",
        };
}
