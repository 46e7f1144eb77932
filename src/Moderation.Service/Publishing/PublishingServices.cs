using Moderation.Service.Operations;

namespace Moderation.Service.Publishing;

internal static class PublishingServices
{
    /// <summary>Adds what sends decisions out, over RabbitMQ where the bus is one.</summary>
    public static IServiceCollection AddPublishing(this IServiceCollection services, bool rabbitMq)
    {
        services.AddCheckedOptions<PublishingOptions, PublishingOptionsValidation>(PublishingOptions.Section);
        services.AddSingleton<DecisionStore>();
        services.AddSingleton<UnsentStore>();
        services.AddSingleton<SentMarks>();
        services.AddSingleton<DecisionPublisher>();
        services.AddSingleton<FeedStore>();
        services.AddSingleton<DecisionFeed>();
        services.AddHostedService<UnsentSweep>();
        return rabbitMq
            ? services
                .AddSingleton<IDecisionTransport, RabbitMqTransport>()
                .AddSingleton<IDeclareTopology, DecisionTopology>()
            : services.AddSingleton<IDecisionTransport, InMemoryTransport>();
    }
}
