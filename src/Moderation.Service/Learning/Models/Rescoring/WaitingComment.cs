using System.Text.Json;
using Moderation.Contracts;
using Moderation.Service.Review;

namespace Moderation.Service.Learning.Models.Rescoring;

/// <summary>A comment under review that nobody has touched, decided by another model.</summary>
internal sealed record WaitingComment
{
    public required string SiteId { get; init; }

    public required string CommentId { get; init; }

    public int Revision { get; init; }

    /// <summary>Of its newest decision.</summary>
    public int Sequence { get; init; }

    /// <summary>The newest decision, JSON.</summary>
    public required byte[] Body { get; init; }

    /// <summary>The decision by which it went to review, JSON: the same where no other model has decided it since.</summary>
    public required byte[] FirstBody { get; init; }

    public required string Text { get; init; }

    public string? AuthorId { get; init; }

    public string? AuthorName { get; init; }

    public string? AuthorUrl { get; init; }

    /// <summary>The language that the blog stated, or null.</summary>
    public string? Language { get; init; }

    /// <summary>The lane that it stands in, as the table has it.</summary>
    public required string LaneWord { get; init; }

    /// <summary>0 to 1.</summary>
    public float Risk { get; init; }

    /// <summary>Since when it waits.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Whether it was found to belong to a wave, at once or later.</summary>
    public bool IsInWave { get; init; }

    /// <summary>The lane that it stands in.</summary>
    public Lane Lane => LaneWord == LaneNames.Of(Lane.Spam) ? Lane.Spam : Lane.Judgement;

    /// <summary>The newest decision.</summary>
    public DecisionMade Newest => JsonSerializer.Deserialize<DecisionMade>(Body, Wire.Json)!;

    /// <summary>The decision by which it went to review.</summary>
    public DecisionMade First => JsonSerializer.Deserialize<DecisionMade>(FirstBody, Wire.Json)!;

    /// <summary>The comment as it was seen.</summary>
    public CommentRef Seen => new(SiteId, CommentId, Revision, Sequence);

    /// <summary>The comment as it came, as far as a decision looks at it.</summary>
    public CommentSubmitted Submitted =>
        new()
        {
            SiteId = SiteId,
            CommentId = CommentId,
            Revision = Revision,
            Text = Text,
            Language = Language,
            Author = new CommentAuthor
            {
                Id = AuthorId,
                Name = AuthorName,
                Url = AuthorUrl,
            },
        };
}
