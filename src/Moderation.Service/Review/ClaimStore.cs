using System.Data.Common;
using Dapper;
using Moderation.Service.Storage;

namespace Moderation.Service.Review;

/// <summary>Writes and reads <c>claims</c>. A comment that leaves review takes its claim along, by a trigger.</summary>
internal sealed class ClaimStore(Database database)
{
    /// <summary>Puts a claim on a comment under review, unless another actor's stands there.</summary>
    public Task PutAsync(DbTransaction transaction, string siteId, string commentId, Claim claim, DateTimeOffset now) =>
        transaction.Connection!.ExecuteAsync(
            """
            insert into claims (site_id, comment_id, actor_id, actor_name, until)
            select u.site_id, u.comment_id, @ActorId, @ActorName, @Until from under_review u
            where u.site_id = @siteId and u.comment_id = @commentId
            on conflict (site_id, comment_id) do update
            set actor_id = excluded.actor_id, actor_name = excluded.actor_name, until = excluded.until
            where claims.actor_id = excluded.actor_id or claims.until <= @now
            """,
            new
            {
                siteId,
                commentId,
                claim.ActorId,
                claim.ActorName,
                claim.Until,
                now,
            },
            transaction
        );

    /// <summary>The claim on a comment, or null.</summary>
    public Task<Claim?> FindAsync(DbTransaction transaction, string siteId, string commentId, DateTimeOffset now) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<Claim?>(
            """
            select actor_id, actor_name, until from claims
            where site_id = @siteId and comment_id = @commentId and until > @now
            """,
            new
            {
                siteId,
                commentId,
                now,
            },
            transaction
        );

    /// <summary>Takes an actor's claim back.</summary>
    public Task DropAsync(DbTransaction transaction, string siteId, string commentId, string actorId) =>
        transaction.Connection!.ExecuteAsync(
            "delete from claims where site_id = @siteId and comment_id = @commentId and actor_id = @actorId",
            new
            {
                siteId,
                commentId,
                actorId,
            },
            transaction
        );

    /// <summary>Takes out what has ended: a card that was left without a word.</summary>
    public Task SweepAsync(DbTransaction transaction, DateTimeOffset now) =>
        transaction.Connection!.ExecuteAsync(
            $"""
            delete from claims where (site_id, comment_id) in (
                select site_id, comment_id from claims where until <= @now {database.Dialect.SkipLocked}
            )
            """,
            new { now },
            transaction
        );
}
