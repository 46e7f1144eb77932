using Microsoft.Extensions.Options;

namespace Moderation.Service.Learning.Audit;

/// <summary>Says which setting of the audit makes no sense.</summary>
internal sealed class AuditOptionsValidation : IValidateOptions<AuditOptions>
{
    public ValidateOptionsResult Validate(string? name, AuditOptions options)
    {
        var failures = new ValidateOptionsResultBuilder();
        if (options.Rate is not (>= 0 and <= 1))
        {
            failures.AddError($"Audit:Rate is {options.Rate}: give a probability, 0 to 1.");
        }

        if (options.GoldenShare is not (>= 0 and <= 0.5))
        {
            failures.AddError($"Audit:GoldenShare is {options.GoldenShare}: give a share, 0 to 0.5.");
        }

        return failures.Build();
    }
}
