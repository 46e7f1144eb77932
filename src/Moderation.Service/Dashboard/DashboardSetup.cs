using Microsoft.AspNetCore.Diagnostics;
using Moderation.Service.Dashboard.Frame;
using Moderation.Service.Dashboard.Live;
using Moderation.Service.Dashboard.Parts;
using Moderation.Service.Dashboard.Records;
using Moderation.Service.Dashboard.UnderReview;
using MudBlazor.Services;

namespace Moderation.Service.Dashboard;

internal static class DashboardSetup
{
    /// <summary>A message on an island's connection, in bytes: a text of the longest kind, escaped, fits.</summary>
    private const int MaxMessage = 256 * 1024;

    /// <summary>Adds the pages.</summary>
    public static void AddDashboard(this WebApplicationBuilder builder)
    {
        // Files of packages are found beside the build output too, in every environment.
        builder.WebHost.UseStaticWebAssets();
        // As they were built: looking for changed ones adds a route for every GET, which answers 404 for the API's 405.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder
            .Services.AddRazorComponents()
            .AddInteractiveServerComponents()
            .AddHubOptions(hub => hub.MaximumReceiveMessageSize = MaxMessage);
        builder.Services.AddMudServices();
        builder.Services.AddScoped<FormOutcomes>();
        builder.Services.AddSingleton<Fragments>();
        builder.Services.AddSingleton<LiveDecisions>();
        builder.Services.AddSingleton<LiveEvents>();
        builder.Services.AddSingleton<Care>();
        builder.Services.AddSingleton<DeskReading>();
        builder.Services.AddSingleton<AuthorReading>();
        builder.Services.AddSingleton<BulkEnd>();
        builder.Services.AddSingleton<ReviewEvents>();
    }

    /// <summary>
    /// Adds what stands around the pages: headers, and a page for addresses that do not exist. Programs, who ask the
    /// API, get problem details instead.
    /// </summary>
    public static void UseDashboard(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseStatusCodePagesWithReExecute("/problem", createScopeForStatusCodePages: true);
        app.Use(
            (context, next) =>
            {
                // The page is shown whatever was asked for; a form that is refused is not sent to it.
                if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
                {
                    context.Request.Method = HttpMethods.Get;
                }

                return next(context);
            }
        );
        // Within: what has a body already gets no page.
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api => api.UseStatusCodePages());
    }

    /// <summary>Maps the pages, their files and their events.</summary>
    public static void MapDashboard(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options =>
                // Blazor would add a policy of its own, looser than that of SecurityHeaders.
                options.ContentSecurityFrameAncestorsPolicy = null
            );
        app.MapLive();
    }
}
