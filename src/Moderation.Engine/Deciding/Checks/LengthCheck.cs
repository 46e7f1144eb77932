using Moderation.Engine.Features;

namespace Moderation.Engine.Deciding.Checks;

/// <summary>Longer than the policy allows, or than the model reads.</summary>
internal static class LengthCheck
{
    public static Reason? Run(Case one)
    {
        var length = one.Comment.Text.Length;
        // Of a longer text than that nobody has judged the end, whoever wrote it.
        var most =
            one.Author == AuthorStanding.Trusted
                ? Featurizer.LongestText
                : Math.Min(one.Policy.MaxLength, Featurizer.LongestText);
        return length <= most
            ? null
            : new Reason(ReasonCodes.TooLong, $"The comment has {length} characters; {most} are allowed.");
    }
}
