using System.Data.Common;
using Moderation.Contracts;
using Moderation.Engine.Deciding;
using Moderation.Service.Learning.Audit;
using Moderation.Service.Learning.Drift;
using Moderation.Service.Learning.Policies;
using Moderation.Service.Publishing;
using Moderation.Service.Review;
using Moderation.Service.Storage;

namespace Moderation.Service.Intake;

/// <summary>
/// One batch of comments, from their bytes to what goes out: decided, stored in one transaction that succeeds or fails
/// whole, then published, while the search learns the texts of what came under review.
/// </summary>
internal sealed partial class CommentIntake(
    PoliciesInForce policies,
    Database database,
    CommentStore comments,
    DeletionStore deletions,
    WaveWatch waves,
    AuthorWatch authors,
    DeadLetterStore deadLetters,
    DecisionStore decisions,
    UnsentStore unsent,
    ReviewStore review,
    ReviewTexts texts,
    AuditDraws audits,
    DecisionPublisher publisher,
    ScoreTally tally,
    TimeProvider clock,
    ILogger<CommentIntake> logger
)
{
    /// <summary>Takes a batch in. When it returns, each comment is stored with its decision, or among the dead letters.</summary>
    /// <param name="source">The queue the batch came from, or <c>http</c>.</param>
    /// <param name="batch">The messages, read.</param>
    /// <param name="cancel">Ends the wait; what is committed stays.</param>
    /// <returns>What became of each, in the same order.</returns>
    /// <exception cref="DbException">Nothing of the batch is stored.</exception>
    public async Task<IReadOnlyList<IntakeOutcome>> TakeAsync(
        string source,
        IReadOnlyList<Arrival> batch,
        CancellationToken cancel
    )
    {
        var stored = await DecideAndStoreAsync(source, batch, cancel);
        await Task.WhenAll(publisher.PublishAsync(stored.ToPublish, cancel), texts.FollowAsync(stored.Texts));
        return stored.Outcomes;
    }

    /// <summary>
    /// The same for somebody who waits for the answer: it comes when all is stored, and a broker that is silent holds it
    /// up for a second at most. Once begun it is finished: whoever hangs up has no say in what is stored.
    /// </summary>
    /// <param name="source">Where the batch came from, <c>http</c>.</param>
    /// <param name="batch">The messages, read.</param>
    /// <returns>What became of each, in the same order.</returns>
    /// <exception cref="DbException">Nothing of the batch is stored.</exception>
    public async Task<IReadOnlyList<IntakeOutcome>> AcceptAsync(string source, IReadOnlyList<Arrival> batch)
    {
        var stored = await DecideAndStoreAsync(source, batch, CancellationToken.None);
        await Task.WhenAll(publisher.PublishSoonAsync(stored.ToPublish), texts.FollowAsync(stored.Texts));
        return stored.Outcomes;
    }

    private async Task<StoredBatch> DecideAndStoreAsync(
        string source,
        IReadOnlyList<Arrival> batch,
        CancellationToken cancel
    )
    {
        await waves.CatchUpAsync(cancel);
        await authors.CatchUpAsync(cancel);
        // Once for the batch: what one policy decided, another must not place. And after all that may wait: a model that gave
        // way meanwhile decides nothing more.
        var policy = policies.Current;
        var firsts = FirstOfEachKey(batch);
        var sightings = new List<Sighting>(firsts.Count);
        var decided = firsts.ToDictionary(
            a => a.Key,
            a => Decide(policy.Decider, a, print => Look(a, print, sightings))
        );
        try
        {
            var stored = await database.WriteAsync(
                transaction => StoreAsync(transaction, policy, source, batch, firsts, decided, sightings),
                cancel
            );
            tally.Add(stored.Made);
            return stored;
        }
        catch
        {
            waves.BeginAnew();
            throw;
        }
    }

    private Likeness? Look(Arrival arrival, Fingerprint print, List<Sighting> sightings)
    {
        var (sighting, likeness) = waves.Look(arrival.Reading.Message!, print);
        sightings.Add(sighting);
        return likeness;
    }

    private static List<Arrival> FirstOfEachKey(IReadOnlyList<Arrival> batch) =>
        [.. batch.Where(a => a.IsTaken).DistinctBy(a => a.Key)];

    private NewDecision Decide(Decider decider, Arrival arrival, Func<Fingerprint, Likeness?> likeness)
    {
        var comment = arrival.Reading.Message!;
        Deciding(comment.SiteId, comment.CommentId);
        var decision = decider.Decide(
            new Comment(comment.Text, comment.Author?.Name, comment.Author?.Url, comment.Language),
            arrival.Reading.Signals,
            likeness,
            authors.Of(comment)
        );
        return new NewDecision(DecisionMessage.Of(comment, decision, clock.GetUtcNow()), decision.Language);
    }

    private async Task<StoredBatch> StoreAsync(
        DbTransaction transaction,
        PolicyInForce policy,
        string source,
        IReadOnlyList<Arrival> batch,
        List<Arrival> firsts,
        Dictionary<CommentKey, NewDecision> decided,
        IReadOnlyList<Sighting> sightings
    )
    {
        var inserted = await comments.InsertAsync(transaction, firsts);
        var exchange = waves.Begin(sightings);
        var deleted = await deletions.CoveredAsync(transaction, [.. decided.Keys], exchange);
        await comments.RemoveAsync(transaction, [.. inserted.Where(deleted.Contains)]);
        inserted.ExceptWith(deleted);
        var joined = await JoinWavesAsync(transaction, policy.Decider, firsts, inserted, decided, exchange);
        var stored = await comments.TextsAsync(
            transaction,
            [.. decided.Keys.Where(k => !inserted.Contains(k) && !deleted.Contains(k))]
        );
        foreach (var arrival in firsts.Where(a => inserted.Contains(a.Key)))
        {
            stored[arrival.Key] = arrival.Reading.Message!.Text;
        }

        var outcomes = Outcomes(batch, inserted, deleted, stored);
        await deadLetters.AddAsync(transaction, DeadLetters(source, batch, outcomes));
        Arrival[] taken = [.. firsts.Where(a => inserted.Contains(a.Key))];
        NewDecision[] made = [.. taken.Select(a => decided[a.Key])];
        var fresh = await decisions.AppendAsync(transaction, made);
        JudgedComment[] judged = [.. taken.Select(a => Judged(a, decided[a.Key]))];
        await review.FollowAsync(transaction, judged, policy);
        await review.JoinWavesAsync(transaction, joined);
        await audits.DrawAsync(transaction, made.Select(one => one.Made), policy);
        var again = await decisions.LatestAsync(
            transaction,
            [
                .. batch
                    .Zip(outcomes)
                    .Where(p => p.Second is IntakeOutcome.Duplicate or IntakeOutcome.Conflict)
                    .Select(p => p.First.Key)
                    .Where(k => !inserted.Contains(k))
                    .Distinct()
                    .Select(k => (k.SiteId, k.CommentId, k.Revision)),
            ]
        );
        await unsent.MarkUnsentAsync(transaction, again);
        var texts = ReviewedText.Of(judged.Where(one => one.Decision.Revision == 1));
        return new StoredBatch(outcomes, [.. fresh, .. again], made, texts);
    }

    private static JudgedComment Judged(Arrival arrival, NewDecision decision)
    {
        var comment = arrival.Reading.Message!;
        return new(decision.Made, comment.Text, comment.Author?.Id, comment.Author?.Name, decision.Language);
    }

    // What came in since the batch was looked at counts as well, and what stands in front of a comment in its batch.
    private async Task<IReadOnlyList<(string SiteId, string CommentId)>> JoinWavesAsync(
        DbTransaction transaction,
        Decider decider,
        List<Arrival> firsts,
        HashSet<CommentKey> inserted,
        Dictionary<CommentKey, NewDecision> decided,
        SightingExchange? exchange
    )
    {
        if (exchange is null)
        {
            return [];
        }

        var findings = waves
            .Follow(exchange)
            .Where(f => inserted.Contains(f.Sighting.Key))
            .ToDictionary(f => f.Sighting.Key);
        if (findings.Count == 0)
        {
            return [];
        }

        foreach (var arrival in firsts.Where(a => findings.ContainsKey(a.Key)))
        {
            if (decided[arrival.Key].Made.Reasons.All(r => r.Code != ReasonCodes.Wave))
            {
                decided[arrival.Key] = Decide(decider, arrival, _ => findings[arrival.Key].Likeness);
            }
        }

        var joined = await waves.JoinAsync(transaction, [.. findings.Values]);
        // Those of this batch come under review with their wave.
        return [.. joined.Where(one => !inserted.Contains(one.Key)).Select(one => (one.SiteId, one.CommentId))];
    }

    private static List<IntakeOutcome> Outcomes(
        IReadOnlyList<Arrival> batch,
        HashSet<CommentKey> inserted,
        HashSet<CommentKey> deleted,
        Dictionary<CommentKey, string> stored
    )
    {
        var seen = new HashSet<CommentKey>();
        return
        [
            .. batch.Select(arrival =>
                !arrival.IsTaken ? IntakeOutcome.DeadLettered
                : deleted.Contains(arrival.Key) ? IntakeOutcome.Deleted
                : inserted.Contains(arrival.Key) && seen.Add(arrival.Key) ? IntakeOutcome.Accepted
                : stored[arrival.Key] == arrival.Reading.Message!.Text ? IntakeOutcome.Duplicate
                : IntakeOutcome.Conflict
            ),
        ];
    }

    private static List<DeadLetter> DeadLetters(
        string source,
        IReadOnlyList<Arrival> batch,
        List<IntakeOutcome> outcomes
    ) =>
        [
            .. batch
                .Zip(outcomes)
                .Where(p => p.Second is IntakeOutcome.DeadLettered or IntakeOutcome.Conflict)
                .Select(p => p.First.ToDeadLetter(source, Conflict)),
        ];

    private static readonly MessageFault Conflict = new(
        "conflict",
        "revision",
        "The same comment and revision came before with another text: an edit needs a higher revision."
    );

    private sealed record StoredBatch(
        IReadOnlyList<IntakeOutcome> Outcomes,
        IReadOnlyList<StoredDecision> ToPublish,
        IReadOnlyList<NewDecision> Made,
        IReadOnlyList<ReviewedText> Texts
    );

    [LoggerMessage(3001, LogLevel.Debug, "Deciding {SiteId}/{CommentId}")]
    private partial void Deciding(string siteId, string commentId);
}
