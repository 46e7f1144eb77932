using System.CommandLine;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Moderation.Benchmarks.Journey;

/// <summary>The baseline as a process of its own, like the service; started by <c>journey</c>.</summary>
internal static class EmptyConsumerCommand
{
    public const string Name = "empty-consumer";

    public static Command Create()
    {
        var command = new Command(Name) { Hidden = true };
        command.SetAction((_, cancel) => RunAsync(cancel));
        return command;
    }

    private static Task RunAsync(CancellationToken cancel)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddMassTransit(masstransit =>
        {
            masstransit.DisableUsageTelemetry();
            masstransit.AddConsumer<EmptyConsumer, EmptyConsumerDefinition>();
            masstransit.UsingRabbitMq(
                (context, rabbit) =>
                {
                    rabbit.Host(PrivateServices.RabbitMq, host => host.Heartbeat(JourneyRun.Heartbeat));
                    rabbit.ConfigureEndpoints(context);
                }
            );
        });
        return builder.Build().RunAsync(cancel);
    }
}
