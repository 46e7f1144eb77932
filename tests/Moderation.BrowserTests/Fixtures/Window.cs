using System.Collections.Concurrent;

namespace Moderation.BrowserTests.Fixtures;

/// <summary>
/// A browser's window whose console is watched: at the end of a test nothing may have gone wrong there, unless the test
/// said that it would.
/// </summary>
public sealed class Window : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _errors = new();

    public Window(IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _errors.Enqueue($"{message.Type}: {message.Text} ({message.Location})");
            }
        };
        page.PageError += (_, error) => _errors.Enqueue($"uncaught: {error}");
        page.Dialog += async (_, dialog) =>
        {
            // The browser's own question, whether to leave what is not sent.
            if (dialog.Type == DialogType.BeforeUnload)
            {
                await dialog.AcceptAsync();
                return;
            }

            _errors.Enqueue($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
    }

    public IPage Page { get; }

    /// <summary>Set where the service is taken away: the browser then reports each request that fails.</summary>
    public bool ExpectsFailedRequests { get; set; }

    /// <summary>
    /// To be called before the first page where a test intercepts requests later: from then on the browser asks about each. A
    /// page that is open already may send one more without asking.
    /// </summary>
    public Task InterceptsAsync() => Page.RouteAsync("**/nothing-that-is-asked-for", route => route.ContinueAsync());

    public async ValueTask DisposeAsync()
    {
        await Page.Context.CloseAsync();
        var unexpected = ExpectsFailedRequests
            ? _errors.Where(error => error.StartsWith("uncaught", StringComparison.Ordinal))
            : _errors;
        Assert.True(!unexpected.Any(), string.Join("\n", unexpected));
    }
}
