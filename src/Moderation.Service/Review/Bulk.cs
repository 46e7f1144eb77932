using Moderation.Service.Security;

namespace Moderation.Service.Review;

/// <summary>A bulk as it is stored; its comments are <c>bulk_items</c>.</summary>
internal sealed record Bulk
{
    public long Id { get; init; }

    public BulkKind Kind { get; init; }

    /// <summary>For an undo, the bulk that it takes back.</summary>
    public long? Undoes { get; init; }

    public string? Ruling { get; init; }

    public string? Categories { get; init; }

    public string? Note { get; init; }

    public required string ActorId { get; init; }

    public required string ActorName { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>Who began it; his rights were asked then.</summary>
    public Actor By => new(ActorId, ActorName, Rights.Review);

    /// <summary>What it rules, where it is no undo.</summary>
    public NewVerdict Verdict =>
        NewVerdict.Make(VerdictStore.Ruling(Ruling!), VerdictStore.Categories(Categories), Note, out _)!;
}
