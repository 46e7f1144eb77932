using System.Data.Common;
using System.Runtime.CompilerServices;
using Moderation.Contracts;
using Moderation.Engine.Deciding;
using Moderation.Service.Learning.Audit;
using Moderation.Service.Learning.Policies;
using Moderation.Service.Publishing;
using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Learning.Models.Rescoring;

/// <summary>
/// Decides again what is under review, after another model has taken over: each such comment gets one decision more. What a
/// moderator settled or escalated or a reader reported is left alone, and so is what changed while it was decided. It goes
/// by slices; interrupted, it may be begun again, for what this model has decided is not decided by it a second time.
/// </summary>
internal sealed class ReviewRescoring(
    Database database,
    WaitingStore waiting,
    PoliciesInForce inForce,
    PromotionStore promotions,
    StandingStore standings,
    DecisionStore decisions,
    ReviewStore review,
    AuthorWatch authors,
    AuditDraws audits,
    DecisionPublisher publisher,
    History history,
    TimeProvider clock
)
{
    /// <summary>How many comments a preview decides at most.</summary>
    public const int Most = 20_000;

    // Somebody waits for the page.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // The lock that all decisions share is held for each slice.
    private const int Slice = 200;

    private readonly SemaphoreSlim _begun = new(0);
    private RescoringProgress? _progress;

    /// <summary>How far this process is, or how it ended; null where it was not begun here.</summary>
    public RescoringProgress? Progress => Volatile.Read(ref _progress);

    /// <summary>What would change. Nothing is stored.</summary>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public async Task<RescoringPreview> PreviewAsync(Actor by, CancellationToken cancel)
    {
        by.Require(Rights.Administer);
        await inForce.ReadAsync(cancel);
        var (current, began, isCut) = (inForce.Current, clock.GetTimestamp(), false);
        var tally = new RescoringTally();
        await foreach (var (_, slice) in SlicesAsync(current, cancel))
        {
            tally.Add(slice);
            isCut = tally.Looked >= Most || clock.GetElapsedTime(began) > Patience;
            if (isCut)
            {
                break;
            }
        }

        return tally.Preview(current.Model.Version, isCut);
    }

    /// <summary>Begins in the background, unless it is going on here.</summary>
    /// <returns>Whether it was begun.</returns>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public async Task<bool> BeginAsync(Actor by)
    {
        by.Require(Rights.Administer);
        var before = Progress;
        if (before is { End: null })
        {
            return false;
        }

        var begun = new RescoringProgress(inForce.Current.Model.Version, 0, 0, 0, null);
        // Of two who press at once one begins, and the history names that one alone.
        if (Interlocked.CompareExchange(ref _progress, begun, before) != before)
        {
            return false;
        }

        try
        {
            await database.WriteAsync(
                transaction =>
                    history.AddAsync(transaction, by, new Deed(ModelDeeds.Rescore, Detail: $"with {begun.Model}")),
                CancellationToken.None
            );
        }
        catch
        {
            Volatile.Write(ref _progress, before);
            throw;
        }

        _begun.Release();
        return true;
    }

    /// <summary>Waits until somebody begins.</summary>
    public Task BegunAsync(CancellationToken cancel) => _begun.WaitAsync(cancel);

    /// <summary>Decides all that waits.</summary>
    /// <exception cref="DbException">The database is away; what was decided stays so.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        var first = inForce.Current;
        var progress = new RescoringProgress(first.Model.Version, 0, 0, 0, null);
        try
        {
            await foreach (var (policy, slice) in SlicesAsync(first, cancel))
            {
                if (await StoreAsync(policy, slice, cancel) is not { } stored)
                {
                    progress = progress with { End = RescoringEnd.Overtaken };
                    return;
                }

                progress = progress with
                {
                    Decided = progress.Decided + stored.Count,
                    Approved = progress.Approved + stored.Count(one => one.State == CommentState.Approved),
                    Left = progress.Left + slice.Count - stored.Count,
                };
                Volatile.Write(ref _progress, progress);
                await publisher.PublishAsync(stored, cancel);
            }

            progress = progress with
            {
                End = inForce.Current.Promotion == first.Promotion ? RescoringEnd.Done : RescoringEnd.Overtaken,
            };
        }
        finally
        {
            Volatile.Write(ref _progress, progress with { End = progress.End ?? RescoringEnd.Failed });
        }
    }

    // Each with what decided it: the policy may change on the way, and where the model does, this ends.
    private async IAsyncEnumerable<(PolicyInForce Policy, IReadOnlyList<SecondDecision> Slice)> SlicesAsync(
        PolicyInForce first,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var (siteId, commentId) = ("", "");
        IReadOnlyList<WaitingComment> page;
        while (inForce.Current is var policy && policy.Promotion == first.Promotion)
        {
            page = await waiting.AfterAsync(policy.Model.Version, siteId, commentId, Slice, cancel);
            await authors.CatchUpAsync(cancel);
            yield return (
                policy,
                [.. page.Select(one => SecondDecision.Of(one, policy, authors.Of(one.Submitted), clock.GetUtcNow()))]
            );
            if (page.Count < Slice)
            {
                break;
            }

            (siteId, commentId) = (page[^1].SiteId, page[^1].CommentId);
        }
    }

    // Null where another model took over.
    private async Task<IReadOnlyList<StoredDecision>?> StoreAsync(
        PolicyInForce policy,
        IReadOnlyList<SecondDecision> slice,
        CancellationToken cancel
    ) =>
        slice.Count == 0
            ? []
            : await database.WriteAsync(
                async transaction =>
                {
                    if (((await promotions.NewestAsync(transaction))?.Number ?? 0) != policy.Promotion)
                    {
                        return null;
                    }

                    var standing = await standings.ReadAsync(transaction, [.. slice.Select(one => one.Before.Seen)]);
                    SecondDecision[] untouched =
                    [
                        .. slice
                            .Zip(standing)
                            .Where(p => IsUntouched(p.First.Before.Seen, p.Second))
                            .Select(p => p.First),
                    ];
                    await review.FollowAsync(transaction, [.. untouched.Select(one => one.InReview())], policy);
                    SecondDecision[] approved = [.. untouched.Where(one => one.IsApproved)];
                    await audits.DrawAgainAsync(
                        transaction,
                        [.. approved.Select(one => one.Before.First)],
                        [.. approved.Select(one => one.Made)],
                        policy
                    );
                    return await decisions.AppendAsync(
                        transaction,
                        [.. untouched.Select(one => new NewDecision(one.Made, one.Language))]
                    );
                },
                cancel
            );

    private static bool IsUntouched(CommentRef seen, CommentStanding now) =>
        now.Refuse(seen) is null
        && now is { VerdictId: null, IsUnderReview: true, EscalatedAt: null, Reported: 0 }
        && now.Sequence == seen.Sequence;
}
