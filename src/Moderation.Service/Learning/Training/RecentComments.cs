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

    /// <summary>
    /// The comments, and how many the blog gets a day, those that it deleted among them; null where they are too few to say.
    /// </summary>
    public async Task<(IReadOnlyList<RecentComment> Comments, double? PerDay)> ReadAsync(CancellationToken cancel)
    {
        var (found, came, oldest, cursor) = (new List<RecentComment>(), 0, clock.GetUtcNow(), long.MaxValue);
        var from = oldest - Back;
        IReadOnlyList<PastDecision> page;
        do
        {
            page = await past.BeforeAsync(cursor, AtOnce, cancel);
            foreach (var one in page.Where(one => (one.Text is not null || one.IsErased) && one.DecidedAt >= from))
            {
                if (one.Text is not null)
                {
                    found.Add(
                        new RecentComment(Name(one), Comment(one), one.Body is { } body && HeldDecision.Is(body))
                    );
                }

                came++;
                oldest = one.DecidedAt;
            }

            cursor = page.LastOrDefault()?.Cursor ?? 0;
        } while (page.Count == AtOnce && page[^1].DecidedAt >= from && found.Count < Most);

        // Where reading stopped early they are all of a shorter time; otherwise a day or more is needed to speak of one.
        var days = (clock.GetUtcNow() - oldest).TotalDays;
        var isCut = found.Count >= Most;
        return (found, came < AtOnce / 10 || days <= 0 ? null : came / (isCut ? days : Math.Max(1, days)));
    }

    private static string Name(PastDecision one) => LabelName.OfComment(one.SiteId, one.CommentId, one.Revision);

    private static EngineComment Comment(PastDecision one) =>
        new(one.Text!, one.AuthorName, one.AuthorUrl, one.Language);
}
