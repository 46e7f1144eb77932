using System.Data.Common;
using Dapper;
using Moderation.Service.Publishing;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Review;

/// <summary>Writes and reads <c>verdicts</c>.</summary>
internal sealed class VerdictStore(Database database, TimeProvider clock)
{
    /// <summary>Stores verdicts, in the place of those that stand on comments that were reported anew.</summary>
    public async Task AddAsync(
        DbTransaction transaction,
        Actor by,
        NewVerdict verdict,
        IReadOnlyList<SettledComment> settled,
        long? bulkId
    )
    {
        await ReplaceAsync(transaction, [.. settled.Where(s => s.Before.VerdictId is not null)]);
        var rows = Keys(settled)
            .With("bulk_id", _ => bulkId)
            .With("ruling", _ => Word(verdict.Ruling))
            .With("categories", _ => Words(verdict.Categories))
            .With("note", _ => verdict.Note)
            .With("actor_id", _ => by.Id)
            .With("actor_name", _ => by.Name)
            .With("made_at", s => s.Made.DecidedAt)
            .With("reported", s => s.Before.Reported)
            .With("state_before", s => DecisionStore.StateName(s.Before.Newest.State))
            .With("review_since", s => s.Before.UnderSince)
            .With("lane", s => s.Before.Lane)
            .With("escalated_at", s => s.Before.EscalatedAt)
            .With("escalated_by_id", s => s.Before.EscalatedById)
            .With("escalated_by", s => s.Before.EscalatedBy)
            .With("escalation_note", s => s.Before.EscalationNote);
        var parameters = new DynamicParameters();
        await transaction.Connection!.ExecuteAsync(
            $"""
            insert into verdicts ({rows.Names})
            select {rows.Names} from {database.Dialect.From(rows, parameters)}
            """,
            parameters,
            transaction
        );
    }

    /// <summary>Marks the verdicts that stood before as undone; what they had replaced stands again.</summary>
    public async Task UndoAsync(DbTransaction transaction, Actor by, IReadOnlyList<SettledComment> undone)
    {
        var parameters = new DynamicParameters(
            new
            {
                by.Id,
                by.Name,
                now = clock.GetUtcNow(),
            }
        );
        await transaction.Connection!.ExecuteAsync(
            $"""
            update verdicts set undone_at = @now, undone_by_id = @Id, undone_by_name = @Name, undone_sequence = r.sequence
            from {database.Dialect.From(Verdicts(undone), parameters)}
            where verdicts.id = r.verdict_id
            """,
            parameters,
            transaction
        );
        var replaced = new Rows<SettledComment>(undone)
            .With("site_id", s => s.Made.SiteId)
            .With("comment_id", s => s.Made.CommentId)
            .With("revision", s => s.Made.Revision)
            .With("sequence", s => s.Before.VerdictSequence!.Value);
        parameters = new DynamicParameters();
        await transaction.Connection!.ExecuteAsync(
            $"""
            update verdicts set replaced_sequence = null
            from {database.Dialect.From(replaced, parameters)}
            where verdicts.site_id = r.site_id and verdicts.comment_id = r.comment_id
              and verdicts.revision = r.revision and verdicts.replaced_sequence = r.sequence
            """,
            parameters,
            transaction
        );
    }

    /// <summary>The last verdict on a revision that was undone, or null.</summary>
    public async Task<Verdict?> LastUndoneAsync(DbTransaction transaction, CommentRef comment)
    {
        var last = await transaction.Connection!.QuerySingleOrDefaultAsync<UndoneVerdict>(
            """
            select ruling, categories, actor_name, made_at, undone_by_name, undone_at from verdicts
            where site_id = @SiteId and comment_id = @CommentId and revision = @Revision and undone_at is not null
            order by id desc limit 1
            """,
            comment,
            transaction
        );
        return last is null
            ? null
            : new Verdict(
                Ruling(last.Ruling),
                Categories(last.Categories),
                last.ActorName,
                last.MadeAt,
                last.UndoneByName,
                last.UndoneAt
            );
    }

    /// <summary>Blanks the notes about a comment's revisions up to one, or all of them: they may quote it.</summary>
    public Task EraseNotesAsync(DbTransaction transaction, string siteId, string commentId, int? upTo) =>
        transaction.Connection!.ExecuteAsync(
            """
            update verdicts set note = null, escalation_note = null
            where site_id = @siteId and comment_id = @commentId and revision <= @upTo
            """,
            new
            {
                siteId,
                commentId,
                upTo = upTo ?? int.MaxValue,
            },
            transaction
        );

    /// <summary>The ruling as it is stored.</summary>
    public static string Word(Ruling ruling) => ruling == Review.Ruling.Approve ? "approve" : "reject";

    /// <summary>The ruling that is stored so.</summary>
    public static Ruling Ruling(string word) => word == "approve" ? Review.Ruling.Approve : Review.Ruling.Reject;

    /// <summary>Categories as they are stored.</summary>
    public static string? Words(IReadOnlyList<string> categories) =>
        categories.Count == 0 ? null : string.Join(' ', categories);

    /// <summary>The categories that are stored so.</summary>
    public static IReadOnlyList<string> Categories(string? words) => words?.Split(' ') ?? [];

    private async Task ReplaceAsync(DbTransaction transaction, IReadOnlyList<SettledComment> settledAgain)
    {
        if (settledAgain.Count == 0)
        {
            return;
        }

        var parameters = new DynamicParameters();
        await transaction.Connection!.ExecuteAsync(
            $"""
            update verdicts set replaced_sequence = r.sequence
            from {database.Dialect.From(Verdicts(settledAgain), parameters)}
            where verdicts.id = r.verdict_id
            """,
            parameters,
            transaction
        );
    }

    private static Rows<SettledComment> Verdicts(IReadOnlyList<SettledComment> comments) =>
        new Rows<SettledComment>(comments)
            .With("verdict_id", s => s.Before.VerdictId!.Value)
            .With("sequence", s => s.Made.Sequence);

    private static Rows<SettledComment> Keys(IReadOnlyList<SettledComment> settled) =>
        new Rows<SettledComment>(settled)
            .With("site_id", s => s.Made.SiteId)
            .With("comment_id", s => s.Made.CommentId)
            .With("revision", s => s.Made.Revision)
            .With("sequence", s => s.Made.Sequence);

    private sealed record UndoneVerdict
    {
        public required string Ruling { get; init; }

        public string? Categories { get; init; }

        public required string ActorName { get; init; }

        public DateTimeOffset MadeAt { get; init; }

        public string? UndoneByName { get; init; }

        public DateTimeOffset? UndoneAt { get; init; }
    }
}
