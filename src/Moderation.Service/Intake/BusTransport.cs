using MassTransit;
using Microsoft.Extensions.Options;
using Moderation.Service.Operations;

namespace Moderation.Service.Intake;

internal static class BusTransport
{
    /// <summary>RabbitMQ where the configuration names one, otherwise in memory; all endpoints by their definitions.</summary>
    /// <param name="bus">The registrations.</param>
    /// <param name="rabbitMq">Whether there is a broker.</param>
    /// <param name="more">What else stands on this bus.</param>
    public static void UseTransport(
        this IBusRegistrationConfigurator bus,
        bool rabbitMq,
        Action<IBusFactoryConfigurator, IBusRegistrationContext> more
    )
    {
        if (rabbitMq)
        {
            bus.UsingRabbitMq(
                (context, rabbit) =>
                {
                    var options = context.GetRequiredService<IOptions<BusOptions>>().Value;
                    rabbit.Host(new Uri(options.RabbitMq!), host => host.Heartbeat(options.Heartbeat));
                    more(rabbit, context);
                    rabbit.ConfigureEndpoints(context);
                }
            );
        }
        else
        {
            bus.UsingInMemory(
                (context, memory) =>
                {
                    more(memory, context);
                    memory.ConfigureEndpoints(context);
                }
            );
        }
    }
}
