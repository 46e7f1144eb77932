using System.Globalization;
using Moderation.Tests.Fixtures;

namespace Moderation.BrowserTests.Fixtures;

/// <summary>The service in its embedded shape, with the demo blog in it, on a folder of its own.</summary>
public sealed class EmbeddedService : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("moderation-browser-").FullName;
    private readonly int _port = ServiceProcess.FreePort();

    /// <summary>How many comments that are alike make a wave; more than any test sends unless it says otherwise.</summary>
    public int Wave { get; init; } = 1_000;

    public ServiceProcess Process { get; private set; } = null!;

    public Uri Address => Process.Address;

    public async ValueTask InitializeAsync() => await StartAsync();

    /// <summary>Its SQLite file.</summary>
    public string DatabasePath => Path.Combine(_folder, "moderation.db");

    /// <summary>Starts it, on the same port and folder as before.</summary>
    public async Task StartAsync() =>
        Process = await ServiceProcess.StartAsync(
            new Dictionary<string, string>
            {
                ["Storage:Sqlite"] = DatabasePath,
                ["Demo:Enabled"] = "true",
                ["Waves:Count"] = Wave.ToString(CultureInfo.InvariantCulture),
                // All that are approved: the audit has something to ask.
                ["Audit:Rate"] = "1",
                ["Demo:DataFolder"] = Path.Combine(_folder, "demo"),
            },
            _port
        );

    /// <summary>Ends it without a warning.</summary>
    public async Task KillAsync() => await Process.DisposeAsync();

    /// <summary>Takes the demo blog's comments away while it does not run.</summary>
    public void WipeDemoBlog() => Directory.Delete(Path.Combine(_folder, "demo"), recursive: true);

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
