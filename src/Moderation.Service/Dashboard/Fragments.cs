using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Moderation.Service.Dashboard;

/// <summary>Renders a part of a page by itself, for pages that are brought up to date.</summary>
internal sealed class Fragments(IServiceProvider services, ILoggerFactory loggers)
{
    /// <summary>The component as HTML, encoded.</summary>
    public async Task<string> RenderAsync<T>(IDictionary<string, object?> parameters)
        where T : IComponent
    {
        // A renderer keeps every component that it has rendered, so each fragment has its own.
        await using var renderer = new HtmlRenderer(services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString()
        );
    }
}
