using Microsoft.Extensions.Options;

namespace Moderation.Service.Learning;

/// <summary>Says which part of the policy makes no sense.</summary>
internal sealed class PolicyOptionsValidation : IValidateOptions<PolicyOptions>
{
    // What the model reads; the rest of a longer text would be judged by nobody.
    private const int LongestText = 50_000;

    public ValidateOptionsResult Validate(string? name, PolicyOptions options)
    {
        var failures = new ValidateOptionsResultBuilder();
        Probability(options.ToxicityThreshold, nameof(options.ToxicityThreshold));
        Probability(options.SpamThreshold, nameof(options.SpamThreshold));
        if (options.MaxLinks is < 0 or > 1_000)
        {
            failures.AddError($"Policy:MaxLinks is {options.MaxLinks}: give 0 to 1000.");
        }

        if (options.MaxLength is < 100 or > LongestText)
        {
            failures.AddError($"Policy:MaxLength is {options.MaxLength}: give 100 to {LongestText}.");
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
