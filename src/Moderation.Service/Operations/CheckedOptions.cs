using Microsoft.Extensions.Options;
using Moderation.Engine.Models;

namespace Moderation.Service.Operations;

/// <summary>A configuration section that must make sense before the service comes up.</summary>
/// <param name="Section">The section's name.</param>
/// <param name="Read">Reads and validates it.</param>
internal sealed record CheckedOptions(string Section, Action<IServiceProvider> Read)
{
    /// <summary>Reads all sections and gives every failure, not the first alone.</summary>
    public static IReadOnlyList<string> Failures(IServiceProvider services) =>
        [.. services.GetServices<CheckedOptions>().SelectMany(options => options.FailuresOf(services))];

    private IEnumerable<string> FailuresOf(IServiceProvider services)
    {
        try
        {
            Read(services);
            return [];
        }
        catch (OptionsValidationException e)
        {
            return e.Failures;
        }
        catch (ModelException e)
        {
            return [$"Model:Folder: {e.Message}"];
        }
        catch (InvalidOperationException e)
        {
            // The binder's: a value of the wrong type, or a key that does not exist.
            return [$"{Section}: {e.Message}{(e.InnerException is { } inner ? " " + inner.Message : "")}"];
        }
    }
}
