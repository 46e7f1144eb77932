using Microsoft.Extensions.Options;

namespace Moderation.DemoBlog;

/// <summary>Says which of the demo blog's settings make no sense.</summary>
internal sealed class DemoOptionsValidation : IValidateOptions<DemoOptions>
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public ValidateOptionsResult Validate(string? name, DemoOptions options)
    {
        var failures = new ValidateOptionsResultBuilder();
        if (string.IsNullOrWhiteSpace(options.DataFolder))
        {
            failures.AddError("Demo:DataFolder is empty: give a folder for the blog's comments.");
        }

        if (string.IsNullOrEmpty(options.SiteId) || options.SiteId.Length > 256)
        {
            failures.AddError("Demo:SiteId: give 1 to 256 characters.");
        }

        if (options.SendTimeout < TimeSpan.FromSeconds(1) || options.SendTimeout > Longest)
        {
            failures.AddError($"Demo:SendTimeout is {options.SendTimeout}: give 00:00:01 to 00:05:00.");
        }

        if (options.RetryDelay < TimeSpan.FromSeconds(0.1) || options.RetryDelay > Longest)
        {
            failures.AddError($"Demo:RetryDelay is {options.RetryDelay}: give 00:00:00.1 to 00:05:00.");
        }

        return failures.Build();
    }
}
