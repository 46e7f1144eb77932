using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Moderation.DemoBlog;

namespace Moderation.Service.Operations;

internal static class OperationsServices
{
    /// <summary>Adds start, health, errors and where to listen.</summary>
    public static WebApplicationBuilder AddOperations(this WebApplicationBuilder builder, Shape shape)
    {
        var services = builder.Services;
        // In every environment, so that what would break in one of them breaks in each.
        builder.Host.UseDefaultServiceProvider(provider => provider.ValidateScopes = provider.ValidateOnBuild = true);
        services.AddCheckedOptions<HttpOptions, HttpOptionsValidation>(HttpOptions.Section);
        services.AddCheckedOptions<BusOptions, BusOptionsValidation>(BusOptions.Section);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<SqliteLock>();
        services.AddSingleton<Startup>();
        services.AddHostedService(provider => provider.GetRequiredService<Startup>());
        services.AddSingleton<RoomAnswers>();
        services.AddProblemDetails();
        services.AddExceptionHandler<OutageHandler>();
        services.AddSingleton<IConfigureOptions<HostFilteringOptions>, AllowedHosts>();
        services.AddSingleton<IConfigureOptions<ForwardedHeadersOptions>, ForwardedBy>();
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        });
        var health = services.AddHealthChecks().AddCheck<StartupHealth>("startup").AddCheck<StorageHealth>("storage");
        if (shape.RabbitMq)
        {
            services.AddSingleton<BrokerConnection>();
            health.AddCheck<BrokerHealth>("broker");
        }

        // Also where it does not run: a slip in its settings is told all the same.
        services.AddOptionsCheck<DemoOptions>(DemoOptions.Section, foreign: Shape.DemoKey);
        services.AddSingleton(shape);
        services.AddSingleton(new CheckedOptions(Shape.Check));
        services.AddSingleton(new CheckedOptions(KestrelEndpoints.Check));
        services.AddSingleton(new CheckedOptions(KnownSection.Check));
        builder.WebHost.UseUrls(builder.Configuration["Http:Urls"] ?? new HttpOptions().Urls);
        return builder;
    }

    /// <summary>Finds out where a request comes from, and takes those alone that are made to a name of the service.</summary>
    public static void UseOperations(this WebApplication app)
    {
        // Without any that are known it would believe everybody.
        if (app.Services.GetRequiredService<IOptions<HttpOptions>>().Value.Proxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        app.UseHostFiltering();
    }

    /// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: comments are taken.</summary>
    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        routes
            .MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync })
            .AllowAnonymous();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) =>
        context.Response.WriteAsJsonAsync(
            new
            {
                status = report.Status switch
                {
                    HealthStatus.Healthy => "ready",
                    // Comments are taken, and the status code says so.
                    HealthStatus.Degraded => "degraded",
                    _ => "not ready",
                },
                // Addresses and paths are nobody's business who is not known.
                checks = context.User.Identity?.IsAuthenticated == true
                    ? report.Entries.ToDictionary(e => e.Key, e => e.Value.Description ?? e.Value.Status.ToString())
                    : null,
            }
        );
}
