using Microsoft.Extensions.Options;

namespace Moderation.Service.Learning.Policies;

/// <summary>Says which part of the policy makes no sense.</summary>
internal sealed class PolicyOptionsValidation : IValidateOptions<PolicyOptions>
{
    public ValidateOptionsResult Validate(string? name, PolicyOptions options)
    {
        var failures = new ValidateOptionsResultBuilder();
        Probability(options.ToxicityThreshold, nameof(options.ToxicityThreshold));
        Probability(options.SpamThreshold, nameof(options.SpamThreshold));
        if (options.MaxLinks is < 0 or > PolicyContent.MostLinks)
        {
            failures.AddError($"Policy:MaxLinks is {options.MaxLinks}: give 0 to {PolicyContent.MostLinks}.");
        }

        if (options.MaxLength is < PolicyContent.LeastLength or > PolicyContent.MostLength)
        {
            failures.AddError(
                $"Policy:MaxLength is {options.MaxLength}: give {PolicyContent.LeastLength} to {PolicyContent.MostLength}."
            );
        }

        if (options.BlockedWords.Any(string.IsNullOrWhiteSpace))
        {
            failures.AddError("Policy:BlockedWords holds an empty word, which would block every comment.");
        }

        return failures.Build();

        void Probability(double? threshold, string key)
        {
            if (threshold is { } value && !(value is > 0 and <= 1))
            {
                failures.AddError($"Policy:{key} is {value}: give a probability above 0, up to 1.");
            }
        }
    }
}
