using MassTransit;
using Moderation.Service.Operations;

namespace Moderation.Service.Intake;

internal static class IntakeServices
{
    /// <summary>Adds what takes comments in.</summary>
    public static IServiceCollection AddIntake(this IServiceCollection services, bool rabbitMq)
    {
        services.AddCheckedOptions<IntakeOptions, IntakeOptionsValidation>(IntakeOptions.Section);
        services.AddSingleton<MessageReader>();
        services.AddSingleton<CommentStore>();
        services.AddSingleton<DeletionStore>();
        services.AddSingleton<DeadLetterStore>();
        services.AddSingleton<AttemptStore>();
        services.AddSingleton<CommentIntake>();
        services.AddSingleton<CommentDeletion>();
        services.AddSingleton<CommentHistory>();
        services.AddSingleton<OpenFaults>();
        services.AddHealthChecks().AddCheck<OpenFaults>("moderation.intake");
        services.AddSingleton<Patience>();
        services.AddSingleton<LoneAttempts>();
        services.AddSingleton<IntakeBus>();
        // A connection that dies under more acknowledgements than the client buffers, 128 frames, can leave them hanging
        // for ever, and MassTransit waits for all of them before it connects anew: for so long at most. Batches small
        // enough never to get there would cost every comment more than this costs in a rare moment.
        services.Configure<MassTransitHostOptions>(host => host.StopTimeout = TimeSpan.FromSeconds(10));
        // The bus is started by hand, after the database; see IntakeBus.
        services.RemoveMassTransitHostedService();
        return rabbitMq ? services.AddSingleton<IDeclareTopology, IntakeTopology>() : services;
    }

    /// <summary>Adds the consumers; their definitions own the queues.</summary>
    public static void AddIntakeConsumers(this IBusRegistrationConfigurator bus, bool rabbitMq)
    {
        bus.AddConsumer<CommentSubmittedConsumer, CommentSubmittedConsumerDefinition>();
        bus.AddConsumer<CommentDeletedConsumer, CommentDeletedConsumerDefinition>();
        if (rabbitMq)
        {
            bus.AddConsumer<DeadLetterConsumer, DeadLetterConsumerDefinition>();
        }
    }
}
