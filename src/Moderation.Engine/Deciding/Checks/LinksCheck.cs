using Moderation.Engine.Text;

namespace Moderation.Engine.Deciding.Checks;

/// <summary>More links in the text than the policy allows.</summary>
internal static class LinksCheck
{
    public static Reason? Run(Case one)
    {
        var text = one.Comment.Text;
        var spans = new List<Span>();
        var links = 0;
        for (var at = 0; Links.TryNext(text, at, out var start, out at); )
        {
            links++;
            if (spans.Count < Reason.MostSpans)
            {
                spans.Add(new Span(start, at - start));
            }
        }

        return links <= one.Policy.MaxLinks
            ? null
            : new Reason(
                ReasonCodes.TooManyLinks,
                $"The comment holds {links} links; {one.Policy.MaxLinks} are allowed.",
                spans
            );
    }
}
