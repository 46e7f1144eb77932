using Moderation.Service.Operations;

namespace Moderation.Service.Learning.Training;

internal static class TrainingServices
{
    /// <summary>Adds trainings, and the work on them.</summary>
    public static IServiceCollection AddTraining(this IServiceCollection services)
    {
        services.AddCheckedOptions<TrainingOptions>(TrainingOptions.Section);
        services.AddSingleton<TrainingStore>();
        services.AddSingleton<Trainings>();
        services.AddSingleton<RecentComments>();
        services.AddSingleton<DrawnAuditStore>();
        services.AddSingleton<Responses>();
        services.AddSingleton<SentToReviewStore>();
        services.AddSingleton<TrainingRun>();
        services.AddSingleton<TrainingProcess>();
        services.AddSingleton<ChangedTextStore>();
        services.AddSingleton<ModelReports>();
        services.AddSingleton<TrainingWork>();
        return services.AddHostedService<TrainingWatch>();
    }
}
