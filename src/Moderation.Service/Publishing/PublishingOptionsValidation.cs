using Microsoft.Extensions.Options;
using Moderation.Contracts;

namespace Moderation.Service.Publishing;

/// <summary>Says which part of the publishing settings makes no sense.</summary>
internal sealed class PublishingOptionsValidation : IValidateOptions<PublishingOptions>
{
    private static readonly string[] Taken =
    [
        Topology.IntakeQueue,
        Topology.DeletionsQueue,
        Topology.ReportsQueue,
        Topology.DeadLettersQueue,
    ];

    public ValidateOptionsResult Validate(string? name, PublishingOptions options)
    {
        var failures = new ValidateOptionsResultBuilder();
        foreach (var subscriber in options.Subscribers)
        {
            if (string.IsNullOrWhiteSpace(subscriber) || subscriber.Length > 200)
            {
                failures.AddError("Publishing:Subscribers holds a name that is not 1 to 200 characters long.");
            }
            else if (Taken.Contains(subscriber) || subscriber.StartsWith("amq.", StringComparison.Ordinal))
            {
                failures.AddError($"Publishing:Subscribers: '{subscriber}' is a queue of the service or the broker.");
            }
        }

        if (options.Subscribers.Distinct().Count() != options.Subscribers.Count)
        {
            failures.AddError("Publishing:Subscribers names a subscriber twice.");
        }

        if (options.SweepEvery < TimeSpan.FromSeconds(0.1) || options.SweepEvery > TimeSpan.FromMinutes(5))
        {
            failures.AddError($"Publishing:SweepEvery is {options.SweepEvery}: give 00:00:00.1 to 00:05:00.");
        }

        if (options.SweepAfter < TimeSpan.FromSeconds(1) || options.SweepAfter > TimeSpan.FromMinutes(10))
        {
            failures.AddError($"Publishing:SweepAfter is {options.SweepAfter}: give 00:00:01 to 00:10:00.");
        }

        return failures.Build();
    }
}
