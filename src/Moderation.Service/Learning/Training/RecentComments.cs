using Moderation.Engine.Evaluation.Examining;
using Moderation.Service.Learning.Labels;
using Moderation.Service.Learning.Policies;
using EngineComment = Moderation.Engine.Deciding.Comment;

namespace Moderation.Service.Learning.Training;

/// <summary>The blog's newest comments as they came: they tell how many a model would send to review.</summary>
internal sealed class RecentComments(PastDecisionStore past, TimeProvider clock)
{
    /// <summary>How many are read at most.</summary>
    public const int Most = 5_000;

    /// <summary>How far it looks back.</summary>
    public static readonly TimeSpan Back = TimeSpan.FromDays(28);

    private const int AtOnce = 1_000;

    /// <summary>Reads them.</summary>
    public async Task<NewestComments> ReadAsync(CancellationToken cancel)
    {
        var (found, gone) = (new List<RecentComment>(), new List<GoneComment>());
        var (oldest, cursor) = (clock.GetUtcNow(), long.MaxValue);
        var from = oldest - Back;
        IReadOnlyList<PastDecision> page;
        do
        {
            page = await past.BeforeAsync(cursor, AtOnce, cancel);
            foreach (var one in page.Where(one => (one.Text is not null || one.IsErased) && one.DecidedAt >= from))
            {
                if (one.Text is not null)
                {
                    var isHeld = one.Body is { } body && HeldDecision.Is(body);
                    found.Add(new RecentComment(Name(one), Comment(one), isHeld, one.DecidedAt));
                }
                else
                {
                    gone.Add(new GoneComment(one.DecidedAt, new(one.Toxicity, one.Spam), one.Body is not null));
                }

                oldest = one.DecidedAt;
            }

            cursor = page.LastOrDefault()?.Cursor ?? 0;
        } while (page.Count == AtOnce && page[^1].DecidedAt >= from && found.Count < Most);

        // Where reading stopped early they are all of a shorter time; otherwise a day or more is needed to speak of one.
        var days = (clock.GetUtcNow() - oldest).TotalDays;
        var (came, isCut) = (found.Count + gone.Count, found.Count >= Most);
        var perDay = came < AtOnce / 10 || days <= 0 ? (double?)null : came / (isCut ? days : Math.Max(1, days));
        return new NewestComments(found, gone, perDay);
    }

    private static string Name(PastDecision one) => LabelName.OfComment(one.SiteId, one.CommentId, one.Revision);

    private static EngineComment Comment(PastDecision one) =>
        new(one.Text!, one.AuthorName, one.AuthorUrl, one.Language);
}
