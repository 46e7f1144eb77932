using MassTransit;
using Moderation.Service.Operations;

namespace Moderation.Service.Intake;

internal static class IntakeServices
{
    /// <summary>Adds what takes comments in.</summary>
    public static IServiceCollection AddIntake(this IServiceCollection services, bool rabbitMq)
    {
        services.AddCheckedOptions<IntakeOptions, IntakeOptionsValidation>(IntakeOptions.Section);
        services.AddCheckedOptions<WavesOptions, WavesOptionsValidation>(WavesOptions.Section);
        services.AddSingleton<MessageReader>();
        services.AddSingleton<CommentStore>();
        services.AddSingleton<DeletionStore>();
        services.AddSingleton<DeadLetterStore>();
        services.AddSingleton<AttemptStore>();
        services.AddSingleton<SightingStore>();
        services.AddSingleton<WaveStore>();
        services.AddSingleton<WaveWatch>();
        services.AddHostedService<SightingSweep>();
        services.AddSingleton<CommentIntake>();
        services.AddSingleton<SubmittedComments>();
        services.AddSingleton<CommentDeletion>();
        services.AddSingleton<CommentHistory>();
        services.AddSingleton<CommentReport>();
        services.AddSingleton<OpenFaults>();
        services.AddHealthChecks().AddCheck<OpenFaults>("moderation.intake");
        services.AddSingleton<Patience>();
        services.AddSingleton<LoneAttempts>();
        services.AddSingleton<IntakeBus>();
        // MassTransit waits for acknowledgements on a connection that died before it connects anew: for so long at most.
        services.Configure<MassTransitHostOptions>(host => host.StopTimeout = TimeSpan.FromSeconds(10));
        // The bus is started by hand, after the database; see IntakeBus.
        services.RemoveMassTransitHostedService();
        if (rabbitMq)
        {
            services.AddSingleton<IDeclareTopology, IntakeTopology>();
            services.AddKeyedSingleton<BrokerConnection>(IntakeQueue.Connection);
            services.AddSingleton<IntakeQueue>();
            services.AddHealthChecks().AddCheck<IntakeQueue>("moderation.queue");
        }

        return services;
    }

    /// <summary>Adds the consumers; their definitions own the queues.</summary>
    public static void AddIntakeConsumers(this IBusRegistrationConfigurator bus, bool rabbitMq)
    {
        bus.AddConsumer<CommentDeletedConsumer, CommentDeletedConsumerDefinition>();
        bus.AddConsumer<CommentReportedConsumer, CommentReportedConsumerDefinition>();
        if (rabbitMq)
        {
            bus.AddConsumer<DeadLetterConsumer, DeadLetterConsumerDefinition>();
        }
        else
        {
            bus.AddConsumer<CommentSubmittedConsumer, CommentSubmittedConsumerDefinition>();
        }
    }
}
