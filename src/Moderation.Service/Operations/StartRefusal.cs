namespace Moderation.Service.Operations;

/// <summary>Tells an operator why the service does not come up.</summary>
internal static class StartRefusal
{
    /// <summary>Writes every failure to the error stream.</summary>
    public static async Task WriteAsync(IReadOnlyList<string> failures)
    {
        await Console.Error.WriteLineAsync("The service does not start: its configuration makes no sense.");
        foreach (var failure in failures)
        {
            await Console.Error.WriteLineAsync("  - " + failure);
        }
    }
}
