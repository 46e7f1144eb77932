using Moderation.Engine.Models;

namespace Moderation.Service.Operations;

/// <summary>A part of the configuration that must make sense before the service comes up.</summary>
/// <param name="Check">Gives what is wrong with it, each with what would be right.</param>
internal sealed record CheckedOptions(Func<IServiceProvider, IEnumerable<string>> Check)
{
    /// <summary>Checks all parts and gives every failure, not the first alone.</summary>
    public static IReadOnlyList<string> Failures(IServiceProvider services) =>
        [.. services.GetServices<CheckedOptions>().SelectMany(options => options.FailuresOf(services))];

    private List<string> FailuresOf(IServiceProvider services)
    {
        try
        {
            return [.. Check(services)];
        }
        catch (ModelException e)
        {
            return [$"Model:Folder: {e.Message}"];
        }
        catch (InvalidOperationException)
        {
            // It was built from a section that is reported by its own check.
            return [];
        }
    }
}
