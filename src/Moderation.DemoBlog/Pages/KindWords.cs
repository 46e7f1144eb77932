using Moderation.DemoBlog.Comments;

namespace Moderation.DemoBlog.Pages;

/// <summary>
/// What a writer is told. The service's own words are for moderators; a writer gets friendly ones that blame nobody,
/// chosen by the reason's code. A code that this blog does not know yet gets general ones.
/// </summary>
internal static class KindWords
{
    public static string For(BlogComment comment) =>
        comment.Standing switch
        {
            Standing.Checking when comment.PublishedText is not null =>
                "Your change is being checked. Until then readers see the text from before.",
            Standing.Checking => "Your comment is being checked. It takes a moment.",
            Standing.Published => "Your comment is published.",
            Standing.Waiting =>
                $"Your comment waits for review. {Why(comment)} Until an editor has read it, only you see it.",
            // The moderator's own statement, made to be shown.
            _ => $"Your comment is not published. {comment.Decision?.Statement}".TrimEnd(),
        };

    private static string Why(BlogComment comment) =>
        comment.Decision?.Reasons.FirstOrDefault()?.Code switch
        {
            "toxicity" => "Some of it may come across as hurtful, so we would like to read it first.",
            "spam" => "It looks a little like an advertisement, so we would like to read it first.",
            "too-many-links" => "It has several links, and we look at those by hand.",
            "blocked-word" => "It has a word that we always look at by hand.",
            "language" => "It seems to be in a language that we read ourselves.",
            "wave" => "We have had very similar comments lately, so we would like to read it first.",
            "too-long" => "It is rather long, so it takes us a little longer.",
            "empty" or "malformed" => "We could not quite make out the text.",
            _ => "We would like to read it first.",
        };
}
