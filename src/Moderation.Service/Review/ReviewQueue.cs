using System.Text.Json;
using Moderation.Contracts;
using Moderation.Service.Learning.Policies;
using Moderation.Service.Security;

namespace Moderation.Service.Review;

/// <summary>What is under review, for the desk. Sites that an actor may not see are left out.</summary>
internal sealed class ReviewQueue(
    ReviewListStore store,
    ReviewChoiceStore choices,
    ReviewCardStore cards,
    AuthorStore authors,
    PoliciesInForce policies,
    TimeProvider clock
)
{
    /// <summary>How many comments a part holds where nobody says.</summary>
    public const int PageSize = 25;

    /// <summary>A part of what is under review, in order. It costs the same however deep it lies.</summary>
    /// <param name="by">Who asks; with the right to review, on the filter's site where it names one.</param>
    /// <param name="filter">Which comments.</param>
    /// <param name="order">In which order.</param>
    /// <param name="after">The <see cref="ReviewCards.Next"/> of an earlier answer in the same order, or null to begin.</param>
    /// <param name="limit">At most this many, 1 or more.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<ReviewCards> ListAsync(
        Actor by,
        ReviewFilter filter,
        ReviewOrder order,
        ReviewCursor? after,
        int limit,
        CancellationToken cancel
    )
    {
        Require(by, filter);
        var places = await store.ListAsync(filter, by.Sites, order, after, limit + 1, cancel);
        ReviewPlace[] shown =
        [
            .. places.Take(limit).Select(place => filter.FoldsWaves ? place : place with { WaveKey = null }),
        ];
        return new ReviewCards(
            OthersLast(by, await ItemsAsync(shown, cancel)),
            places.Count > limit ? ReviewCursor.Behind(shown[^1], order) : null
        );
    }

    /// <summary>One comment under review, or null when it is not there any more.</summary>
    public async Task<ReviewItem?> FindAsync(Actor by, string siteId, string commentId, CancellationToken cancel)
    {
        by.Require(Rights.Review, siteId);
        return (await ItemsAsync(await store.FindAsync(siteId, commentId, cancel), cancel)).SingleOrDefault();
    }

    /// <summary>How many comments a filter chooses.</summary>
    public async Task<ReviewCount> CountAsync(Actor by, ReviewFilter filter, CancellationToken cancel)
    {
        Require(by, filter);
        var counted = await store.CountAsync(filter, by.Sites, ReviewCount.Most + 1, cancel);
        return new ReviewCount(Math.Min(counted, ReviewCount.Most), counted > ReviewCount.Most);
    }

    /// <summary>How many comments stand in each lane.</summary>
    public async Task<LaneCounts> CountLanesAsync(Actor by, CancellationToken cancel)
    {
        by.Require(Rights.Review);
        var spam = new ReviewFilter { Lane = Lane.Spam };
        return new LaneCounts(
            await store.CountAsync(new ReviewFilter(), by.Sites, int.MaxValue, cancel),
            await store.CountAsync(spam, by.Sites, int.MaxValue, cancel)
        );
    }

    /// <summary>How many comments wait for an admin, in both lanes.</summary>
    public Task<ReviewCount> CountEscalatedAsync(Actor by, CancellationToken cancel) =>
        CountAsync(by, ReviewFilter.Everything with { IsEscalated = true }, cancel);

    /// <summary>
    /// What whoever looks now can know of: to be asked before a list is read, and handed back with what is chosen from that.
    /// </summary>
    public Task<long> SeenAsync(Actor by, CancellationToken cancel)
    {
        by.Require(Rights.Review);
        return choices.SeenAsync(cancel);
    }

    /// <summary>Which comments a filter chooses, the oldest first: for one verdict on all of them.</summary>
    /// <param name="by">Who asks; with the right to review.</param>
    /// <param name="filter">Which comments.</param>
    /// <param name="limit">At most this many.</param>
    /// <param name="seen">What <see cref="SeenAsync"/> gave when they were seen: later ones are left out. Null for none.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<IReadOnlyList<ReviewedRevision>> SelectAsync(
        Actor by,
        ReviewFilter filter,
        int limit,
        long? seen,
        CancellationToken cancel
    )
    {
        Require(by, filter);
        return choices.SelectAsync(filter, by.Sites, limit, seen, cancel);
    }

    /// <summary>Which comments of a wave are under review, the oldest first: for one verdict on all of them.</summary>
    /// <param name="by">Who asks; with the right to review on the site.</param>
    /// <param name="siteId">The site.</param>
    /// <param name="key">The wave's key.</param>
    /// <param name="limit">At most this many.</param>
    /// <param name="seen">As for <see cref="SelectAsync"/>.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<IReadOnlyList<ReviewedRevision>> SelectWaveAsync(
        Actor by,
        string siteId,
        long key,
        int limit,
        long? seen,
        CancellationToken cancel
    )
    {
        by.Require(Rights.Review, siteId);
        return choices.SelectWaveAsync(siteId, key, limit, seen, cancel);
    }

    /// <summary>
    /// What stands in the lane of spam for longer than <see cref="PolicyInForce.SpamExpiresAfter"/>, the oldest first: the
    /// service itself rejects it. What somebody has ruled on before, and taken back, is left to people, and so is what was escalated
    /// or reported.
    /// </summary>
    public Task<IReadOnlyList<ReviewedRevision>> ExpiredAsync(int limit, CancellationToken cancel) =>
        ExpiredAsync(policies.Current.SpamExpiresAfter, limit, cancel);

    /// <summary>The same for another time than the policy's, which somebody thinks of setting.</summary>
    public Task<IReadOnlyList<ReviewedRevision>> ExpiredAsync(TimeSpan after, int limit, CancellationToken cancel) =>
        choices.ExpiredAsync(clock.GetUtcNow() - after, limit, cancel);

    private static void Require(Actor by, ReviewFilter filter)
    {
        by.Require(Rights.Review);
        if (filter.SiteId is { } site)
        {
            by.Require(Rights.Review, site);
        }
    }

    private static ReviewItem[] OthersLast(Actor by, IEnumerable<ReviewItem> items) =>
        [.. items.OrderBy(i => i.Claim is { } claim && claim.ActorId != by.Id)];

    private async Task<IReadOnlyList<ReviewItem>> ItemsAsync(
        IReadOnlyList<ReviewPlace> places,
        CancellationToken cancel
    )
    {
        var rows = await cards.ReadAsync(places, cancel);
        var records = await authors.CountAsync([.. rows.Select(r => r.AuthorHash).OfType<long>().Distinct()], cancel);
        var waves = await WavesAsync(places, cancel);
        return
        [
            .. places.Join(
                rows,
                p => (p.SiteId, p.CommentId),
                r => (r.SiteId, r.CommentId),
                (place, row) =>
                    Item(place, row, row.AuthorHash is { } author ? records[author] : null) with
                    {
                        Wave = waves.FirstOrDefault(w =>
                            w.Count > 1 && (w.SiteId, w.WaveKey) == (place.SiteId, place.WaveKey)
                        ),
                    }
            ),
        ];
    }

    private async Task<IReadOnlyList<ReviewWave>> WavesAsync(
        IReadOnlyList<ReviewPlace> places,
        CancellationToken cancel
    )
    {
        (string, long)[] keys =
        [
            .. places.Where(p => p.WaveKey is not null).Select(p => (p.SiteId, p.WaveKey!.Value)).Distinct(),
        ];
        var waves = await cards.WavesAsync(keys, cancel);
        var texts = (await cards.TextsAsync(keys, cancel)).ToLookup(text => (text.SiteId, text.WaveKey));
        return [.. waves.Select(wave => wave with { Texts = [.. texts[(wave.SiteId, wave.WaveKey)]] })];
    }

    private static ReviewItem Item(ReviewPlace place, ReviewRow row, AuthorRecord? record) =>
        new(
            ReportedReason.AddTo(JsonSerializer.Deserialize<DecisionMade>(row.Body, Wire.Json)!, row.Reported),
            row.Text,
            row.AuthorName,
            row.AuthorUrl,
            row.Permalink,
            (float)place.Risk,
            place.Since
        )
        {
            Reported = row.Reported,
            EscalatedAt = row.EscalatedAt,
            EscalatedById = row.EscalatedById,
            EscalatedBy = row.EscalatedBy,
            EscalationNote = row.EscalationNote,
            Lane = LaneNames.Read(place.Lane),
            ThreadTitle = row.ThreadTitle,
            SubmittedAt = row.SubmittedAt,
            Language = place.Language,
            Parent = row.ParentId is { } parent
                ? new ParentComment(parent, row.ParentBeginning, row.ParentAuthor)
                : null,
            Author = AuthorKey.Of(row.AuthorId, row.AuthorName),
            AuthorRecord = record,
            AuthorStanding = row.AuthorStanding,
            Claim = row is { ClaimedBy: { } id, ClaimedByName: { } name, ClaimedUntil: { } until }
                ? new Claim(id, name, until)
                : null,
        };
}
