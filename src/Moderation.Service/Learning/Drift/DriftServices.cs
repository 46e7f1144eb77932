namespace Moderation.Service.Learning.Drift;

internal static class DriftServices
{
    /// <summary>Adds the counting of scores, and what compares them.</summary>
    public static IServiceCollection AddDrift(this IServiceCollection services)
    {
        services.AddSingleton<ScoreTally>();
        services.AddSingleton<ScoreDayStore>();
        services.AddSingleton<ScoreDays>();
        services.AddSingleton<DriftWatch>();
        services.AddSingleton<TallySweep>();
        return services.AddHostedService(provider => provider.GetRequiredService<TallySweep>());
    }
}
