using Moderation.Engine.Evaluation;
using Moderation.Engine.Evaluation.Auditing;
using Moderation.Service.Security;

namespace Moderation.Service.Learning.Audit;

/// <summary><c>GET /api/audit</c>: what the audit shows, for a signed-in admin.</summary>
internal static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/audit", ReadAsync).Needs(Rights.Administer);

    /// <summary>The weeks by category, and how moderators answer golden comments.</summary>
    private static async Task<IResult> ReadAsync(Actor by, AuditFigures figures, CancellationToken cancel) =>
        TypedResults.Ok(
            new
            {
                weeks = (await figures.WeeksAsync(by, cancel)).Select(week => new
                {
                    week.Monday,
                    category = $"{week.Category}".ToLowerInvariant(),
                    badOfApproved = Share(week.Approved),
                    goodOfSent = Share(week.Sent),
                    sentOfGood = SentOfGood(week.SentOfGood),
                }),
                moderators = (await figures.AgreementAsync(by, cancel)).Select(one => new
                {
                    one.Name,
                    one.Answered,
                    one.Agreed,
                    one.Interval.Low,
                    one.Interval.High,
                }),
            }
        );

    private static object Share(AuditedShare share) =>
        new
        {
            share.Population,
            share.Drawn,
            share.Answered,
            share.Found,
            ifAlike = Estimate(share.IfAlike),
            bounds = Ends(share.Bounds),
        };

    private static object SentOfGood(SentOfGood sent) =>
        new
        {
            sent.IfAlike.Share,
            sent.IfAlike.Interval.Low,
            sent.IfAlike.Interval.High,
            bounds = Ends(sent.Bounds),
        };

    private static object Estimate(ShareEstimate estimate) =>
        new
        {
            estimate.Share,
            estimate.Interval.Low,
            estimate.Interval.High,
        };

    private static object Ends(Interval interval) => new { interval.Low, interval.High };
}
