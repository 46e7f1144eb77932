using System.Text.Json.Serialization;

namespace Moderation.Contracts;

/// <summary>
/// What was concluded about one revision of a comment, by the service or by a moderator. Published to
/// <see cref="Topology.DecisionsExchange"/>; the routing key says which way it went and whose it is.
/// </summary>
/// <remarks>
/// Delivery is at least once, and one (site, comment, revision, sequence) has the same bytes for ever.
/// A blog keeps the event with the highest (revision, sequence) that it has seen and ignores the others.
/// </remarks>
public sealed record DecisionMade
{
    /// <summary>The blog's site.</summary>
    public required string SiteId { get; init; }

    /// <summary>The thread as the blog named it, or null.</summary>
    public string? ThreadId { get; init; }

    /// <summary>The blog's own id of the comment.</summary>
    public required string CommentId { get; init; }

    /// <summary>The revision that this is about.</summary>
    public required int Revision { get; init; }

    /// <summary>Numbers the decisions and verdicts on one revision from 1 upwards.</summary>
    public required int Sequence { get; init; }

    /// <summary>What the blog should do with the comment now.</summary>
    public required CommentState State { get; init; }

    /// <summary>The calibrated scores by category.</summary>
    public required Scores Scores { get; init; }

    /// <summary>
    /// Why the service sent it to review; empty where the service approved it. A verdict leaves them as they are.
    /// </summary>
    public required IReadOnlyList<Reason> Reasons { get; init; }

    /// <summary>The version of the model that scored it.</summary>
    public required string Model { get; init; }

    /// <summary>The version of the policy in force.</summary>
    public required string Policy { get; init; }

    /// <summary><c>service</c>, or the moderator's name for a verdict.</summary>
    public required string DecidedBy { get; init; }

    /// <summary>When it was concluded, UTC.</summary>
    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>
    /// For a verdict to reject, what the comment is: <c>spam</c>, <c>toxicity</c>, <c>other</c>, and beside
    /// <c>toxicity</c> its kinds <c>insult</c>, <c>threat</c>, <c>identity-attack</c>, <c>obscene</c>, <c>sexual</c>.
    /// Absent otherwise.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Categories { get; init; }

    /// <summary>
    /// For a verdict to reject, why, in one or two sentences that may be shown to the writer; nothing of the comment
    /// stands in them. Absent otherwise.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Statement { get; init; }
}
