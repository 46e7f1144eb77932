namespace Moderation.Service.Review;

internal static class ReviewServices
{
    /// <summary>Adds what is under review, the verdicts on it and who ruled what.</summary>
    public static IServiceCollection AddReview(this IServiceCollection services) =>
        services
            .AddSingleton<ReviewStore>()
            .AddSingleton<ReviewQueue>()
            .AddSingleton<ReviewMarkStore>()
            .AddSingleton<StandingStore>()
            .AddSingleton<VerdictStore>()
            .AddSingleton<Settlement>()
            .AddSingleton<Reversal>()
            .AddSingleton<Verdicts>()
            .AddSingleton<ReportStore>()
            .AddSingleton<Reports>()
            .AddSingleton<BulkStore>()
            .AddSingleton<BulkBell>()
            .AddSingleton<Bulks>()
            .AddSingleton<HistoryStore>()
            .AddSingleton<History>()
            .AddHostedService<BulkWork>();
}
