using Moderation.Service.Operations;
using Moderation.Service.Review.Figures;

namespace Moderation.Service.Review;

internal static class ReviewServices
{
    /// <summary>Adds what is under review, the verdicts on it and who ruled what.</summary>
    public static IServiceCollection AddReview(this IServiceCollection services)
    {
        services.AddCheckedOptions<LaneOptions, LaneOptionsValidation>(LaneOptions.Section);
        services.AddSingleton<ReviewStore>();
        services.AddSingleton<ReviewTextStore>();
        services.AddSingleton<ReviewTexts>();
        services.AddSingleton<ReviewFilterStore>();
        services.AddSingleton<ReviewListStore>();
        services.AddSingleton<ReviewChoiceStore>();
        services.AddSingleton<ReviewCardStore>();
        services.AddSingleton<AuthorStore>();
        services.AddSingleton<AuthorStandingStore>();
        services.AddSingleton<AuthorWatch>();
        services.AddSingleton<ReviewQueue>();
        services.AddSingleton<LaneTally>();
        services.AddSingleton<PulseStore>();
        services.AddSingleton<ReviewPulse>();
        services.AddSingleton<ClaimStore>();
        services.AddSingleton<Claims>();
        services.AddSingleton<ReviewMarkStore>();
        services.AddSingleton<StandingStore>();
        services.AddSingleton<VerdictStore>();
        services.AddSingleton<Settlement>();
        services.AddSingleton<Reversal>();
        services.AddSingleton<Verdicts>();
        services.AddSingleton<ExpiredSpam>();
        services.AddSingleton<Escalations>();
        services.AddSingleton<ReportStore>();
        services.AddSingleton<Reports>();
        services.AddSingleton<BulkStore>();
        services.AddSingleton<BulkBell>();
        services.AddSingleton<Bulks>();
        services.AddSingleton<Authors>();
        services.AddSingleton<HistoryStore>();
        services.AddSingleton<History>();
        services.AddSingleton<HistoryLineStore>();
        services.AddSingleton<HistoryLines>();
        services.AddSingleton<CommentFileStore>();
        services.AddSingleton<CommentFiles>();
        services.AddSingleton<FindingStore>();
        services.AddSingleton<Finding>();
        services.AddSingleton<WaveFileStore>();
        services.AddSingleton<WaveFiles>();
        services.AddSingleton<FigureStore>();
        services.AddSingleton<BacklogStore>();
        services.AddSingleton<BacklogSampleStore>();
        services.AddSingleton<ReviewFigures>();
        services.AddSingleton<BacklogWatch>();
        services.AddHealthChecks().AddCheck<BacklogHealth>("backlog");
        services.AddHostedService<ReviewTextSweep>();
        services.AddHostedService<SpamExpiry>();
        services.AddHostedService<BacklogSampling>();
        return services.AddHostedService<BulkWork>();
    }
}
