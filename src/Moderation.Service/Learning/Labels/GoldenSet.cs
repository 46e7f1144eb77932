using System.Globalization;
using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Learning.Labels;

/// <summary>
/// Comments with known answers, which admins keep: every model is examined by them, and they are mixed unseen into what
/// moderators audit. A copy of a comment goes with it when it is deleted.
/// </summary>
internal sealed class GoldenSet(Database database, GoldenStore store, History history)
{
    /// <summary>How many are listed at once.</summary>
    public const int Listed = 50;

    /// <summary>Keeps a text of the admin's own.</summary>
    /// <returns>What became of it, and what is wrong with it where it is refused.</returns>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public async Task<(GoldenOutcome Outcome, string? Why)> AddAsync(Actor by, LabelRow row, string? threadTitle)
    {
        by.Require(Rights.Administer);
        var fields = new LabelFields(1);
        fields.Take("text", row.Text, LabelFields.LongestText);
        fields.Take("author", row.AuthorName, LabelFields.LongestOrigin);
        fields.Take("link", row.AuthorUrl, LabelFields.LongestOrigin);
        fields.Take("thread", threadTitle, LabelFields.LongestOrigin);
        var line = fields.Line(row);
        return line.Row is null
            ? (GoldenOutcome.Refused, line.Why)
            : (await AddAsync(by, _ => Task.FromResult<GoldenWish?>(new GoldenWish(row, threadTitle))), null);
    }

    /// <summary>Keeps a copy of a comment's revision.</summary>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public Task<GoldenOutcome> KeepAsync(Actor by, CommentRef comment, Answer answer)
    {
        by.Require(Rights.Administer);
        return AddAsync(by, transaction => store.ReadCommentAsync(transaction, comment, answer));
    }

    /// <summary>Takes one out.</summary>
    /// <returns>False where it is not there.</returns>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public Task<bool> RemoveAsync(Actor by, long id)
    {
        by.Require(Rights.Administer);
        return database.WriteAsync(
            async transaction =>
            {
                var removed = await store.RemoveAsync(transaction, id);
                if (removed)
                {
                    var detail = id.ToString(CultureInfo.InvariantCulture);
                    await history.AddAsync(transaction, by, new Deed(LabelDeeds.RemoveGolden, Detail: detail));
                }

                return removed;
            },
            CancellationToken.None
        );
    }

    /// <summary>The newest before one, at most <see cref="Listed"/>.</summary>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public Task<IReadOnlyList<GoldenComment>> ListAsync(Actor by, long? before, CancellationToken cancel)
    {
        by.Require(Rights.Administer);
        return store.ListAsync(before ?? long.MaxValue, Listed, cancel);
    }

    private Task<GoldenOutcome> AddAsync(Actor by, Func<System.Data.Common.DbTransaction, Task<GoldenWish?>> read) =>
        database.WriteAsync(
            async transaction =>
            {
                await database.WaitForTurnAsync(transaction);
                if (await read(transaction) is not { } wish)
                {
                    return GoldenOutcome.Unknown;
                }

                if (!await store.AddAsync(transaction, by, wish))
                {
                    return GoldenOutcome.Known;
                }

                await history.AddAsync(
                    transaction,
                    by,
                    new Deed(LabelDeeds.AddGolden, wish.Copies?.SiteId, wish.Copies?.CommentId, wish.Copies?.Revision)
                );
                return GoldenOutcome.Added;
            },
            CancellationToken.None
        );
}
