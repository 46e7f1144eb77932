using Moderation.Contracts;

namespace Moderation.Service.Review;

/// <summary>
/// What is looked for, as the part of an address after the question mark: <c>text</c>, <c>site</c>, <c>author</c>,
/// <c>state</c> (approved, pending, rejected), <c>from</c> and <c>to</c> (a day alone is meant to its end).
/// </summary>
internal static class FindQuery
{
    /// <summary>The names of the parameters.</summary>
    public static IReadOnlyList<string> Names { get; } = ["text", "site", "author", "state", "from", "to"];

    /// <summary>Reads a filter.</summary>
    /// <param name="query">The parameters.</param>
    /// <param name="errors">Gets what would be right, by name; the filter is of no use then.</param>
    public static FindFilter Read(IQueryCollection query, IDictionary<string, string[]> errors)
    {
        var reading = new QueryReading(query, errors);
        var filter = new FindFilter
        {
            Text = reading.Text("text"),
            SiteId = reading.Id("site"),
            Author = reading.Text("author"),
            State = State(reading.Text("state"), errors),
            From = reading.Time("from"),
            To = reading.Time("to", dayEnds: true),
        };
        if (filter.Text is { } text && !SearchText.IsValid(text))
        {
            errors["text"] =
            [
                $"Give at least {SearchText.Shortest} characters that a text can hold, and at most {SearchText.Longest}.",
            ];
        }

        if (filter is { Author: not null, SiteId: null })
        {
            errors["author"] = ["Give the site too: an author is one of a site."];
        }

        if (filter.From >= filter.To)
        {
            errors["to"] = ["Give a time after 'from'."];
        }

        return filter;
    }

    private static CommentState? State(string? word, IDictionary<string, string[]> errors)
    {
        switch (word)
        {
            case null:
                return null;
            case "approved":
                return CommentState.Approved;
            case "pending":
                return CommentState.Pending;
            case "rejected":
                return CommentState.Rejected;
            default:
                errors["state"] = ["Give approved, pending, rejected, or none."];
                return null;
        }
    }
}
