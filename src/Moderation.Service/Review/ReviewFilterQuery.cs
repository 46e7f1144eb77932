using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Extensions;

namespace Moderation.Service.Review;

/// <summary>
/// A filter as the part of an address after the question mark: <c>lane</c> (judgement, spam, all), <c>site</c>,
/// <c>thread</c>, <c>category</c> (toxicity, spam, other), <c>reason</c>, <c>language</c> (en, other, unknown),
/// <c>author</c>, <c>escalated</c> (true), <c>from</c>, <c>to</c>, <c>text</c>. An empty value is none, as forms send it.
/// </summary>
internal static partial class ReviewFilterQuery
{
    private const string AllLanes = "all";
    private const string True = "true";

    private static readonly string[] Languages = ["en", "other", "unknown"];

    /// <summary>The names of the parameters.</summary>
    public static IReadOnlyList<string> Names { get; } =
    ["lane", "site", "thread", "category", "reason", "language", "author", "escalated", "from", "to", "text"];

    /// <summary>Reads a filter.</summary>
    /// <param name="query">The parameters; others than <see cref="Names"/> are the caller's.</param>
    /// <param name="errors">Gets what would be right, by name, for each that is nonsense; the filter is of no use then.</param>
    public static ReviewFilter Read(IQueryCollection query, IDictionary<string, string[]> errors)
    {
        var reading = new QueryReading(query, errors);
        var site = reading.Id("site");
        var text = reading.Text("text");
        if (text is not null && !SearchText.IsValid(text))
        {
            errors["text"] =
            [
                $"Give at least {SearchText.Shortest} characters that a text can hold, and at most {SearchText.Longest}.",
            ];
        }

        var author = reading.Text("author");
        if (author is not null && site is null)
        {
            errors["author"] = ["Give the site too: an author is one of a site."];
        }

        var reason = reading.Text("reason");
        if (reason is not null && !Code().IsMatch(reason))
        {
            errors["reason"] = ["Give the code of a reason, such as toxicity or blocked-word."];
        }

        var language = reading.Text("language");
        if (language is not null && !Languages.Contains(language))
        {
            errors["language"] = [$"Give {string.Join(", ", Languages)}, or none."];
        }

        var escalated = reading.Text("escalated");
        if (escalated is not (null or True))
        {
            errors["escalated"] = [$"Give {True}, or leave it out."];
        }

        var lane = reading.Text("lane");
        var from = reading.Time("from");
        var to = reading.Time("to", dayEnds: true);
        if (from >= to)
        {
            errors["to"] = ["Give a time after 'from'."];
        }

        return new ReviewFilter
        {
            Lane = lane == AllLanes ? null : Word<Lane>("lane", AllLanes) ?? Lane.Judgement,
            SiteId = site,
            ThreadId = reading.Text("thread"),
            Category = Word<ReviewCategory>("category"),
            Reason = reason,
            Language = language,
            Author = author,
            IsEscalated = escalated is not null,
            From = from,
            To = to,
            Text = text,
        };

        T? Word<T>(string name, params string[] more)
            where T : struct, Enum
        {
            var word = reading.Text(name);
            if (word is null || more.Contains(word))
            {
                return null;
            }

            foreach (var value in Enum.GetValues<T>())
            {
                if (NameOf(value) == word)
                {
                    return value;
                }
            }

            errors[name] = [$"Give {string.Join(", ", Enum.GetValues<T>().Select(NameOf).Concat(more))}, or none."];
            return null;
        }
    }

    /// <summary>The filter as an address has it, with its question mark; what is usual is left out.</summary>
    public static string Write(ReviewFilter filter)
    {
        var query = new QueryBuilder();
        Add(
            "lane",
            filter.Lane is null ? AllLanes
                : filter.Lane == Lane.Judgement ? null
                : NameOf(filter.Lane)
        );
        Add("site", filter.SiteId);
        Add("thread", filter.ThreadId);
        Add("category", filter.Category is null ? null : NameOf(filter.Category));
        Add("reason", filter.Reason);
        Add("language", filter.Language);
        Add("author", filter.Author);
        Add("escalated", filter.IsEscalated ? True : null);
        Add("from", Instant(filter.From));
        Add("to", Instant(filter.To));
        Add("text", filter.Text);
        return query.ToString();

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                query.Add(name, value);
            }
        }
    }

    private static string? Instant(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static string NameOf<T>(T value) => value!.ToString()!.ToLowerInvariant();

    [GeneratedRegex("^[a-z][a-z0-9-]{0,49}$")]
    private static partial Regex Code();
}
