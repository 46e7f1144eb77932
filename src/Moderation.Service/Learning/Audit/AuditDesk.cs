using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Moderation.Engine.Deciding;
using Moderation.Service.Learning.Labels;
using Moderation.Service.Learning.Policies;
using Moderation.Service.Publishing;
using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Learning.Audit;

/// <summary>
/// Where moderators say what drawn comments are, one at a time and blind: the text, no score, no reason, and golden comments
/// among them that look the same. A turn is a soft claim too: what somebody has before them goes to nobody else for a while.
/// </summary>
internal sealed class AuditDesk(
    Database database,
    AuditStore audits,
    TurnStore turns,
    GoldenAnswerStore goldenAnswers,
    StandingStore standings,
    Settlement settlement,
    Reversal reversal,
    DecisionPublisher publisher,
    IOptions<AuditOptions> options,
    TimeProvider clock
)
{
    /// <summary>How long a turn stands that is not looked at.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    /// <summary>The most that are counted.</summary>
    public const int MostCounted = 1_000;

    private const int TokenBytes = 16;

    // How often another may be faster.
    private const int Attempts = 10;

    /// <summary>What somebody has before them, or gets now; null where nothing waits.</summary>
    /// <exception cref="NotAllowedException">He may not review.</exception>
    public async Task<AuditTurn?> TurnAsync(Actor by, CancellationToken cancel)
    {
        by.Require(Rights.Review);
        var stored = await database.WriteAsync(transaction => NextAsync(transaction, by), cancel, Durability.Relaxed);
        return stored is null ? null : new AuditTurn { Token = stored.Token, Text = stored.Text! };
    }

    /// <summary>How many audits wait for somebody, up to <see cref="MostCounted"/>.</summary>
    /// <exception cref="NotAllowedException">He may not review.</exception>
    public Task<int> WaitingAsync(Actor by, CancellationToken cancel)
    {
        by.Require(Rights.Review);
        return turns.CountAsync(by, MostCounted, cancel);
    }

    /// <summary>
    /// Takes an answer. One that says that a published comment is bad also takes it down, by a verdict like any other.
    /// </summary>
    /// <param name="by">Whose answer it is.</param>
    /// <param name="token">The turn's.</param>
    /// <param name="verdict">What is said of the comment.</param>
    /// <exception cref="NotAllowedException">He may not review.</exception>
    public async Task<AuditOutcome> AnswerAsync(Actor by, string token, NewVerdict verdict)
    {
        by.Require(Rights.Review);
        var (outcome, events) = await database.WriteAsync(
            transaction => AnswerAsync(transaction, by, token, verdict),
            CancellationToken.None
        );
        await publisher.PublishSoonAsync(events);
        return outcome;
    }

    /// <summary>Leaves what somebody has before them to others.</summary>
    /// <exception cref="NotAllowedException">He may not review.</exception>
    public Task<AuditOutcome> SkipAsync(Actor by, string token)
    {
        by.Require(Rights.Review);
        return database.WriteAsync(
            async transaction =>
            {
                if (await turns.FindAsync(transaction, by.Id) is not { } turn || turn.Token != token)
                {
                    return AuditOutcome.Over;
                }

                await turns.DropAsync(transaction, by.Id);
                await (
                    turn.AuditId is { } audit
                        ? turns.SkipAsync(transaction, by.Id, audit)
                        : goldenAnswers.AnswerAsync(transaction, by, turn.GoldenId!.Value, null, clock.GetUtcNow())
                );
                return AuditOutcome.Done;
            },
            CancellationToken.None
        );
    }

    /// <summary>Shows somebody again what they had skipped.</summary>
    /// <exception cref="NotAllowedException">He may not review.</exception>
    public Task<int> UnskipAsync(Actor by)
    {
        by.Require(Rights.Review);
        return database.WriteAsync(transaction => turns.UnskipAsync(transaction, by.Id), CancellationToken.None);
    }

    /// <summary>Takes somebody's last answer back and puts it before them again; what it took down is up again.</summary>
    /// <exception cref="NotAllowedException">He may not review.</exception>
    public async Task<AuditOutcome> BackAsync(Actor by)
    {
        by.Require(Rights.Review);
        var (outcome, events) = await database.WriteAsync(
            transaction => BackAsync(transaction, by),
            CancellationToken.None
        );
        await publisher.PublishSoonAsync(events);
        return outcome;
    }

    private async Task<StoredTurn?> NextAsync(DbTransaction transaction, Actor by)
    {
        var now = clock.GetUtcNow();
        await turns.SweepAsync(transaction, now);
        if (await turns.FindAsync(transaction, by.Id) is { Text: not null } turn)
        {
            await turns.RenewAsync(transaction, by.Id, now + Lasts);
            return turn;
        }

        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            // A golden comment alone would give itself away.
            if (await turns.OldestAsync(transaction, by) is not { } audit)
            {
                break;
            }

            long? golden =
                Random.Shared.NextDouble() < options.Value.GoldenShare
                    ? await goldenAnswers.AnyAsync(transaction, by.Id)
                    : null;
            if (await PutAsync(transaction, by, golden is null ? audit : null, golden, now))
            {
                return await turns.FindAsync(transaction, by.Id);
            }
        }

        await turns.DropAsync(transaction, by.Id);
        return null;
    }

    private Task<bool> PutAsync(DbTransaction transaction, Actor by, long? audit, long? golden, DateTimeOffset now) =>
        turns.PutAsync(
            transaction,
            by.Id,
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes)),
            audit,
            golden,
            now + Lasts
        );

    private async Task<(AuditOutcome, IReadOnlyList<StoredDecision>)> AnswerAsync(
        DbTransaction transaction,
        Actor by,
        string token,
        NewVerdict verdict
    )
    {
        if (await turns.FindAsync(transaction, by.Id) is not { } turn || turn.Token != token)
        {
            return (AuditOutcome.Over, []);
        }

        var answer = Answer.Of(verdict.Ruling, verdict.Categories);
        var now = clock.GetUtcNow();
        await turns.DropAsync(transaction, by.Id);
        if (turn.GoldenId is { } golden)
        {
            await goldenAnswers.AnswerAsync(transaction, by, golden, answer, now);
            return (AuditOutcome.Done, []);
        }

        return await audits.FindAsync(transaction, turn.AuditId!.Value) is { HasNoAnswer: true } audit
            ? await SettleAsync(transaction, by, audit, verdict, answer, now)
            : (AuditOutcome.Closed, []);
    }

    private async Task<(AuditOutcome, IReadOnlyList<StoredDecision>)> SettleAsync(
        DbTransaction transaction,
        Actor by,
        StoredAudit audit,
        NewVerdict verdict,
        Answer answer,
        DateTimeOffset now
    )
    {
        by.Require(Rights.Review, audit.SiteId);
        var standing = (await standings.ReadAsync(transaction, [audit.Comment]))[0];
        if (standing.Refuse(audit.Comment) is not null || standing.Verdict is not null)
        {
            return (AuditOutcome.Closed, []);
        }

        if (!answer.IsBad)
        {
            await audits.AnswerAsync(transaction, by, audit.Id, answer, null, now);
            return (AuditOutcome.Done, []);
        }

        var settled = await settlement.SettleAsync(transaction, by, [audit.Comment], verdict, bulkId: null);
        await audits.AnswerAsync(transaction, by, audit.Id, answer, settled.Answers[0].Made!.Sequence, now);
        return (AuditOutcome.Done, settled.Stored);
    }

    private async Task<(AuditOutcome, IReadOnlyList<StoredDecision>)> BackAsync(DbTransaction transaction, Actor by)
    {
        var audit = await audits.LastAnsweredAsync(transaction, by.Id);
        var golden = await goldenAnswers.LastAsync(transaction, by.Id);
        var now = clock.GetUtcNow();
        if (golden is not null && !(audit?.AnsweredAt > golden.AnsweredAt))
        {
            await goldenAnswers.ReopenAsync(transaction, by.Id, golden.GoldenId);
            await PutAsync(transaction, by, null, golden.GoldenId, now);
            return (AuditOutcome.Done, []);
        }

        if (audit is null)
        {
            return (AuditOutcome.Nothing, []);
        }

        var standing = (await standings.ReadAsync(transaction, [audit.Comment]))[0];
        if (standing.Refuse(audit.Comment) is not null)
        {
            return (AuditOutcome.Closed, []);
        }

        IReadOnlyList<StoredDecision> events = [];
        // What somebody ruled since stands.
        if (audit.VerdictSequence is { } sequence && standing.VerdictSequence == sequence)
        {
            events = (await reversal.UndoAsync(transaction, by, [audit.Comment], null, null)).Stored;
        }

        await audits.ReopenAsync(transaction, audit.Id);
        await PutAsync(transaction, by, audit.Id, null, now);
        return (AuditOutcome.Done, events);
    }
}
