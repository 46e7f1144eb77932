using System.Data.Common;
using Dapper;
using Moderation.Service.Learning.Labels;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Learning.Audit;

/// <summary>Writes and reads <c>golden_answers</c>.</summary>
internal sealed class GoldenAnswerStore(Database database)
{
    /// <summary>
    /// Any golden comment that somebody has not answered yet, or null. By chance: in an order, all moderators would be measured
    /// by the same few, and could tell each other.
    /// </summary>
    public Task<long?> AnyAsync(DbTransaction transaction, string actorId) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<long?>(
            $"""
            select g.id from golden_comments g
            where not exists (select 1 from golden_answers w where w.golden_id = g.id and w.actor_id = @actorId)
              and {GoldenStore.Counts}
            order by random() limit 1
            """,
            new { actorId },
            transaction
        );

    /// <summary>Stores what somebody says of a golden comment; one that says nothing is a skip.</summary>
    public Task AnswerAsync(DbTransaction transaction, Actor by, long goldenId, Answer? answer, DateTimeOffset now) =>
        transaction.Connection!.ExecuteAsync(
            """
            insert into golden_answers (golden_id, actor_id, actor_name, known_toxic, known_spam, toxic, spam, answered_at)
            select g.id, @actorId, @Name, g.toxic, g.spam, @toxic, @spam, @now from golden_comments g where g.id = @goldenId
            on conflict do nothing
            """,
            new
            {
                goldenId,
                actorId = by.Id,
                by.Name,
                toxic = Answer.Number(answer?.Toxic),
                spam = Answer.Number(answer?.Spam),
                now,
            },
            transaction
        );

    /// <summary>The last golden comment that somebody answered and that is still there, and when; or null.</summary>
    public Task<GoldenTurn?> LastAsync(DbTransaction transaction, string actorId) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<GoldenTurn?>(
            """
            select w.golden_id, w.answered_at from golden_answers w join golden_comments g on g.id = w.golden_id
            where w.actor_id = @actorId and (w.toxic is not null or w.spam is not null)
            order by w.answered_at desc, w.golden_id desc limit 1
            """,
            new { actorId },
            transaction
        );

    /// <summary>Takes an answer to a golden comment back.</summary>
    public Task ReopenAsync(DbTransaction transaction, string actorId, long goldenId) =>
        transaction.Connection!.ExecuteAsync(
            "delete from golden_answers where actor_id = @actorId and golden_id = @goldenId",
            new { actorId, goldenId },
            transaction
        );

    /// <summary>
    /// What moderators said of golden comments, by moderator; an answer about what is not known of them can neither agree
    /// nor disagree.
    /// </summary>
    public Task<IReadOnlyList<GoldenAgreement>> AgreementAsync(CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<GoldenAgreement>>(
            async connection =>
                (
                    await connection.QueryAsync<GoldenAgreement>(
                        """
                        select actor_id, max(actor_name) as name, cast(count(*) as integer) as answered,
                            cast(count(case
                                when (toxic is null or known_toxic is null or toxic = known_toxic)
                                  and (spam is null or known_spam is null or spam = known_spam) then 1
                            end) as integer) as agreed
                        from golden_answers
                        where toxic is not null and known_toxic is not null or spam is not null and known_spam is not null
                        group by actor_id order by name, actor_id
                        """
                    )
                ).AsList(),
            cancel
        );
}
