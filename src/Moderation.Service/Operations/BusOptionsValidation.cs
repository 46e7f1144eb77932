using Microsoft.Extensions.Options;

namespace Moderation.Service.Operations;

/// <summary>Says what is wrong with the bus settings.</summary>
internal sealed class BusOptionsValidation : IValidateOptions<BusOptions>
{
    public ValidateOptionsResult Validate(string? name, BusOptions options)
    {
        var failures = new ValidateOptionsResultBuilder();
        if (
            options.RabbitMq is { } text
            && !(Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "amqp" or "amqps")
        )
        {
            // The value may hold a password, so it is not repeated.
            failures.AddError("Bus:RabbitMq is not an address like amqp://user:password@host:5672/vhost.");
        }

        if (options.Heartbeat < TimeSpan.FromSeconds(2) || options.Heartbeat > TimeSpan.FromMinutes(5))
        {
            failures.AddError($"Bus:Heartbeat is {options.Heartbeat}: give 00:00:02 to 00:05:00.");
        }

        return failures.Build();
    }
}
