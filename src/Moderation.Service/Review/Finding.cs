using Moderation.Service.Security;

namespace Moderation.Service.Review;

/// <summary>
/// Looks for comments among all, approved ones too. No index of the texts waits for it, for which every comment that comes
/// in would pay: the comments are read from the newest backwards, and not all at once.
/// </summary>
internal sealed class Finding(FindingStore store, TimeProvider clock)
{
    /// <summary>How many comments are given at once at most.</summary>
    public const int PageSize = 50;

    /// <summary>How many decisions and verdicts are gone through at once at most.</summary>
    public const long Most = 200_000;

    private const int Step = 2_000;

    // Longer than this nobody waits.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // Replicas' clocks differ a little, and decisions are stored a little after they are made.
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(10);

    /// <summary>A part of what is found, the newest first.</summary>
    /// <param name="by">Who asks; with the right to review, on the filter's site where it names one.</param>
    /// <param name="filter">Which comments.</param>
    /// <param name="before">The <see cref="FoundComments.Next"/> of an earlier answer, or null to begin.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="NotAllowedException">They may not.</exception>
    public async Task<FoundComments> FindAsync(Actor by, FindFilter filter, long? before, CancellationToken cancel)
    {
        by.Require(Rights.Review);
        if (filter.SiteId is { } site)
        {
            by.Require(Rights.Review, site);
        }

        var text = filter.Text is null ? null : SearchText.Fold(filter.Text);
        var begun = clock.GetTimestamp();
        var found = new List<FoundComment>();
        var at = await store.BehindAsync(filter.To + Slack, cancel);
        at = Math.Min(at, before ?? long.MaxValue);
        // Nothing older than this can match.
        var end = filter.From is { } from ? await store.BehindAsync(from - Slack, cancel) : 1;
        var least = Math.Max(end, at - Most);
        var isAuthor = filter.Author is not null;
        while (at > least && clock.GetElapsedTime(begun) < Patience)
        {
            cancel.ThrowIfCancellationRequested();
            var bottom = isAuthor ? end : Math.Max(least, at - Step);
            var part = await store.ReadAsync(by.Sites, filter, bottom, at, Step, cancel);
            // Of one author only so many are read at once, however old they are.
            at = isAuthor && part.Count == Step ? part[^1].Cursor : bottom;
            foreach (var comment in part.Where(c => Holds(c, text)))
            {
                found.Add(comment);
                if (found.Count == PageSize)
                {
                    return await AnswerAsync(found, comment.Cursor, end, cancel);
                }
            }
        }

        return await AnswerAsync(found, at, end, cancel);
    }

    private async Task<FoundComments> AnswerAsync(
        IReadOnlyList<FoundComment> found,
        long at,
        long end,
        CancellationToken cancel
    ) => new(found, at > end ? at : null, await store.TimeAsync(at, cancel));

    private static bool Holds(FoundComment comment, string? text) =>
        text is null || SearchText.Fold(comment.Text).Contains(text, StringComparison.Ordinal);
}
