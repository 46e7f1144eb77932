using System.Diagnostics;
using System.Reflection;
using Moderation.Tests.Fixtures;

namespace Moderation.BrowserTests.Fixtures;

/// <summary>The demo blog as a process of its own, on the broker.</summary>
public sealed class DemoBlogProcess : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("demo-blog-").FullName;
    private readonly Process _process;

    private DemoBlogProcess()
    {
        Address = new Uri($"http://localhost:{ServiceProcess.FreePort()}");
        var start = new ProcessStartInfo("dotnet", [Path]) { WorkingDirectory = _folder };
        start.Environment["ASPNETCORE_URLS"] = Address.ToString();
        start.Environment["Bus__RabbitMq"] = TestServices.RabbitMq.ToString();
        start.Environment["Demo__DataFolder"] = _folder;
        _process = Process.Start(start)!;
    }

    public Uri Address { get; }

    private static string Path =>
        typeof(DemoBlogProcess)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "DemoBlogPath")
            .Value!;

    /// <summary>Starts it and waits until it answers.</summary>
    public static async Task<DemoBlogProcess> StartAsync()
    {
        var blog = new DemoBlogProcess();
        using var http = new HttpClient { BaseAddress = blog.Address };
        await Wait.UntilAsync(
            () => AnswersAsync(http),
            () => "the demo blog does not answer",
            TimeSpan.FromSeconds(60)
        );
        return blog;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/health", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
