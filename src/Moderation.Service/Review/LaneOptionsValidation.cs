using Microsoft.Extensions.Options;

namespace Moderation.Service.Review;

/// <summary>Says which part of the review settings makes no sense.</summary>
internal sealed class LaneOptionsValidation : IValidateOptions<LaneOptions>
{
    public ValidateOptionsResult Validate(string? name, LaneOptions options)
    {
        var failures = new ValidateOptionsResultBuilder();
        if (!(options.SurelySpam is >= 0.5 and <= 1))
        {
            failures.AddError($"Review:SurelySpam is {options.SurelySpam}: give a probability from 0.5 to 1.");
        }

        if (options.SpamExpiresAfter < TimeSpan.FromDays(1) || options.SpamExpiresAfter > TimeSpan.FromDays(90))
        {
            failures.AddError(
                $"Review:SpamExpiresAfter is {options.SpamExpiresAfter}: give 1.00:00:00 to 90.00:00:00."
            );
        }

        if (options.WarnAfter < TimeSpan.FromSeconds(1) || options.WarnAfter > TimeSpan.FromDays(90))
        {
            failures.AddError($"Review:WarnAfter is {options.WarnAfter}: give 00:00:01 to 90.00:00:00.");
        }

        return failures.Build();
    }
}
