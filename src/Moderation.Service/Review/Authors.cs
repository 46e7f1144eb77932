using System.Globalization;
using Moderation.Engine.Deciding;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Review;

/// <summary>
/// What can be done about an author of a site, who is named as <see cref="AuthorKey.Of"/> does. What is said of one holds
/// for further comments; those that are here already stay as they are.
/// </summary>
internal sealed class Authors(
    Database database,
    AuthorStandingStore standings,
    AuthorStore comments,
    AuthorWatch watch,
    ReviewQueue queue,
    Bulks bulks,
    History history
)
{
    /// <summary>Stands in a history line before an author's id.</summary>
    public const string WithId = "author ";

    /// <summary>Stands in a history line before the number of an author who has a name alone.</summary>
    public const string WithoutId = "an author without an id, ";

    /// <summary>Has every further comment of an author go to review.</summary>
    /// <param name="by">Who says so.</param>
    /// <param name="siteId">The site.</param>
    /// <param name="author">The author, as <see cref="AuthorKey.Of"/> names one.</param>
    /// <param name="seen">What is said of him now, for who would change nothing else; null for whatever it is.</param>
    /// <exception cref="NotAllowedException">He may not review on the site.</exception>
    public Task<AuthorOutcome> MuteAsync(Actor by, string siteId, string author, AuthorStanding? seen = null) =>
        SetAsync(by, siteId, author, AuthorStanding.Muted, seen);

    /// <summary>Has mere signals (links, length, language, waves) not speak against an author.</summary>
    /// <inheritdoc cref="MuteAsync"/>
    public async Task<AuthorOutcome> TrustAsync(Actor by, string siteId, string author, AuthorStanding? seen = null)
    {
        by.Require(Rights.Review, siteId);
        return AuthorKey.IsNameAlone(author)
            ? AuthorOutcome.NameAlone
            : await SetAsync(by, siteId, author, AuthorStanding.Trusted, seen);
    }

    /// <summary>Takes back what was said of an author.</summary>
    /// <inheritdoc cref="MuteAsync"/>
    public Task<AuthorOutcome> ClearAsync(Actor by, string siteId, string author, AuthorStanding? seen = null) =>
        SetAsync(by, siteId, author, AuthorStanding.Usual, seen);

    /// <summary>What is known of an author, or null where nothing is.</summary>
    /// <exception cref="NotAllowedException">He may not review on the site.</exception>
    public async Task<KnownAuthor?> FindAsync(Actor by, string siteId, string author, CancellationToken cancel)
    {
        by.Require(Rights.Review, siteId);
        var hash = AuthorKey.Hash(siteId, author);
        var latest = await comments.LatestAsync(hash, cancel);
        var setting = await standings.FindAsync(siteId, hash, cancel);
        return latest.Count == 0 && setting is null
            ? null
            : new KnownAuthor(
                latest.Select(c => c.AuthorName).FirstOrDefault(name => !string.IsNullOrWhiteSpace(name)),
                setting,
                (await comments.CountAsync([hash], cancel))[hash],
                await queue.CountAsync(by, UnderReview(siteId, author), cancel),
                latest
            );
    }

    /// <summary>
    /// Begins to reject all that is under review by an author, in both lanes, as what the verdict calls it; the oldest
    /// <see cref="Bulks.Most"/> where there are more.
    /// </summary>
    /// <exception cref="NotAllowedException">He may not review on the site.</exception>
    public async Task<BulkBeginning> RejectAllAsync(
        Actor by,
        string siteId,
        string author,
        NewVerdict verdict,
        CancellationToken cancel
    )
    {
        var chosen = await queue.SelectAsync(by, UnderReview(siteId, author), Bulks.Most, seen: null, cancel);
        return await bulks.BeginAsync(
            by,
            [.. chosen.Select(one => new CommentRef(one.SiteId, one.CommentId, one.Revision))],
            verdict
        );
    }

    private async Task<AuthorOutcome> SetAsync(
        Actor by,
        string siteId,
        string author,
        AuthorStanding standing,
        AuthorStanding? seen
    )
    {
        by.Require(Rights.Review, siteId);
        var hash = AuthorKey.Hash(siteId, author);
        // A slip in the key would mute nobody, in silence.
        if (
            !await comments.IsKnownAsync(hash, CancellationToken.None)
            && await standings.FindAsync(siteId, hash, CancellationToken.None) is null
        )
        {
            return AuthorOutcome.Unknown;
        }

        var outcome = await database.WriteAsync(
            async transaction =>
            {
                if (await standings.SetAsync(transaction, by, siteId, hash, standing, seen))
                {
                    await history.AddAsync(
                        transaction,
                        by,
                        new Deed(Word(standing), siteId, Detail: Named(author, hash))
                    );
                    return AuthorOutcome.Done;
                }

                return await standings.IsAsync(transaction, siteId, hash, standing)
                    ? AuthorOutcome.Done
                    : AuthorOutcome.Changed;
            },
            CancellationToken.None
        );
        watch.Renew();
        return outcome;
    }

    private static string Word(AuthorStanding standing) =>
        standing switch
        {
            AuthorStanding.Muted => DeedActions.MuteAuthor,
            AuthorStanding.Trusted => DeedActions.TrustAuthor,
            _ => DeedActions.ClearAuthor,
        };

    // The history is kept for ever, and a name is what a reader wrote.
    private static string Named(string author, long hash) =>
        AuthorKey.IsNameAlone(author)
            ? string.Create(CultureInfo.InvariantCulture, $"{WithoutId}{hash:x16}")
            : $"{WithId}{author}";

    private static ReviewFilter UnderReview(string siteId, string author) =>
        ReviewFilter.Everything with
        {
            SiteId = siteId,
            Author = author,
        };
}
