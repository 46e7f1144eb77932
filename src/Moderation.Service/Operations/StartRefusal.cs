namespace Moderation.Service.Operations;

/// <summary>Tells an operator why the service does not come up.</summary>
internal static class StartRefusal
{
    /// <summary>Writes what is against a start to the error stream.</summary>
    /// <param name="services">The services, none of them started.</param>
    /// <param name="runs">True where the service is to run, and not a verb beside it.</param>
    /// <returns>True when something is against it.</returns>
    public static async Task<bool> OfAsync(IServiceProvider services, bool runs)
    {
        if (CheckedOptions.Failures(services) is { Count: > 0 } failures)
        {
            await Console.Error.WriteLineAsync(
                runs ? "The service does not start: its configuration makes no sense." : "The settings make no sense."
            );
            foreach (var failure in failures)
            {
                await Console.Error.WriteLineAsync("  - " + failure);
            }

            return true;
        }

        if (runs && Obstacle.Find(services) is { } obstacle)
        {
            await Console.Error.WriteLineAsync($"The service does not start: {obstacle}");
            return true;
        }

        return false;
    }
}
