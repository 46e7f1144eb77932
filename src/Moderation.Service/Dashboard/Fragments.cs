using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Moderation.Service.Dashboard;

/// <summary>Renders a part of a page by itself, for pages that are brought up to date.</summary>
internal sealed class Fragments(IServiceScopeFactory scopes, ILoggerFactory loggers)
{
    /// <summary>The component as HTML, encoded.</summary>
    public async Task<string> RenderAsync<T>(IDictionary<string, object?> parameters)
        where T : IComponent
    {
        // Components may ask for what lives as long as a request.
        await using var scope = scopes.CreateAsyncScope();
        // A renderer keeps every component that it has rendered, so each fragment has its own.
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString()
        );
    }
}
