using Moderation.Contracts;

namespace Moderation.Service.Review;

/// <summary>Which comments are looked for, whatever their state: those for which all that is given holds.</summary>
internal sealed record FindFilter
{
    /// <summary>The text holds these characters, whatever their case (<see cref="SearchText"/>).</summary>
    public string? Text { get; init; }

    public string? SiteId { get; init; }

    /// <summary>
    /// The author, as <see cref="AuthorKey.Of"/> names one, or the name of one who has no id; only with <see cref="SiteId"/>.
    /// </summary>
    public string? Author { get; init; }

    /// <summary>What the newest decision or verdict says.</summary>
    public CommentState? State { get; init; }

    /// <summary>Decided first at this moment or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Decided first before this moment.</summary>
    public DateTimeOffset? To { get; init; }
}
