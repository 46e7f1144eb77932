using Microsoft.Extensions.Options;

namespace Moderation.Service.Intake;

/// <summary>Says which part of the intake settings makes no sense.</summary>
internal sealed class IntakeOptionsValidation : IValidateOptions<IntakeOptions>
{
    public ValidateOptionsResult Validate(string? name, IntakeOptions options)
    {
        var failures = new ValidateOptionsResultBuilder();
        if (options.BatchSize is < 1 or > IntakeOptions.LargestBatch)
        {
            failures.AddError($"Intake:BatchSize is {options.BatchSize}: give 1 to {IntakeOptions.LargestBatch}.");
        }

        if (options.BatchWait < TimeSpan.FromMilliseconds(1) || options.BatchWait > TimeSpan.FromSeconds(1))
        {
            failures.AddError($"Intake:BatchWait is {options.BatchWait}: give 00:00:00.001 to 00:00:01.");
        }

        if (options.Concurrency is < 1 or > 2)
        {
            failures.AddError($"Intake:Concurrency is {options.Concurrency}: give 1 or 2.");
        }

        return failures.Build();
    }
}
