using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Tracing;

/// <summary>
/// Loaded into the service under test by DOTNET_STARTUP_HOOKS: ends the process with SIGKILL when it begins to decide
/// about a comment whose id begins with "poison", or to delete one, as a fault in native code would.
/// </summary>
[SuppressMessage("Design", "CA1050", Justification = "The runtime looks for exactly this name.")]
internal static class StartupHook
{
    private static PoisonListener? s_listener;

    public static void Initialize() => s_listener = new PoisonListener();

    private sealed class PoisonListener : EventListener
    {
        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "Microsoft-Extensions-Logging")
            {
                // 4: formatted messages.
                EnableEvents(eventSource, EventLevel.Verbose, (EventKeywords)4);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.Payload is { } payload && payload.OfType<string>().Any(IsPoison))
            {
                Process.GetCurrentProcess().Kill();
            }
        }

        private static bool IsPoison(string message) =>
            message.StartsWith("Deciding default/poison", StringComparison.Ordinal)
            || message.StartsWith("Deleting default/poison", StringComparison.Ordinal);
    }
}
