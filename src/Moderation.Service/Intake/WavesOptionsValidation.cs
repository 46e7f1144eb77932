using Microsoft.Extensions.Options;

namespace Moderation.Service.Intake;

/// <summary>Says which part of the settings of waves makes no sense.</summary>
internal sealed class WavesOptionsValidation : IValidateOptions<WavesOptions>
{
    public ValidateOptionsResult Validate(string? name, WavesOptions options)
    {
        var failures = new ValidateOptionsResultBuilder();
        if (options.Within < TimeSpan.FromMinutes(1) || options.Within > TimeSpan.FromHours(24))
        {
            failures.AddError($"Waves:Within is {options.Within}: give 00:01:00 to 1.00:00:00.");
        }

        Range(options.Count, nameof(options.Count), 2, 1_000);
        Range(options.Authors, nameof(options.Authors), 1, RecentSightings.MostAuthors);
        Range(options.Burst, nameof(options.Burst), 2, RecentSightings.MostAuthors);
        Range(options.Remembered, nameof(options.Remembered), 1_000, 5_000_000);
        return failures.Build();

        void Range(int value, string key, int least, int most)
        {
            if (value < least || value > most)
            {
                failures.AddError($"Waves:{key} is {value}: give {least} to {most}.");
            }
        }
    }
}
