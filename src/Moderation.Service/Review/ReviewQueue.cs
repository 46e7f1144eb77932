using System.Text.Json;
using Moderation.Contracts;
using Moderation.Service.Security;

namespace Moderation.Service.Review;

/// <summary>What is under review, for the pages.</summary>
internal sealed class ReviewQueue(ReviewStore store)
{
    /// <summary>How many comments a page holds.</summary>
    public const int PageSize = 25;

    /// <summary>A page, the most risky comment first.</summary>
    /// <param name="page">From 1; what lies outside is brought to the nearest page.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<ReviewPage> ListAsync(int page, CancellationToken cancel)
    {
        var total = await store.CountAsync(cancel);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 1, pages);
        var rows = await store.ByRiskAsync(PageSize, (page - 1) * PageSize, cancel);
        return new ReviewPage([.. rows.Select(Item)], page, pages, total);
    }

    /// <summary>A part of the list, the most risky comment first, without those of sites that the reader may not see.</summary>
    /// <exception cref="NotAllowedException">He may not review.</exception>
    public async Task<IReadOnlyList<ReviewItem>> ListAsync(Actor by, int limit, int offset, CancellationToken cancel)
    {
        by.Require(Rights.Review);
        var rows = await store.ByRiskAsync(limit, offset, cancel);
        return [.. rows.Select(Item).Where(item => by.May(Rights.Review, item.Decision.SiteId))];
    }

    private static ReviewItem Item(ReviewRow row) =>
        new(
            ReportedReason.AddTo(JsonSerializer.Deserialize<DecisionMade>(row.Body, Wire.Json)!, row.Reported),
            row.Text,
            row.AuthorName,
            row.AuthorUrl,
            row.Permalink,
            row.Risk,
            row.Since
        )
        {
            Reported = row.Reported,
            EscalatedAt = row.EscalatedAt,
            EscalatedBy = row.EscalatedBy,
            EscalationNote = row.EscalationNote,
        };
}
