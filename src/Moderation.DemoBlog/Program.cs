using MassTransit;
using Moderation.DemoBlog;

// The blog as a process of its own. The same blog runs inside the service, which then is its host.
var builder = WebApplication.CreateBuilder(args);
if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null)
{
    builder.WebHost.UseUrls("http://localhost:5081");
}

if (!Uri.TryCreate(builder.Configuration["Bus:RabbitMq"], UriKind.Absolute, out var broker))
{
    Console.Error.WriteLine("Say where RabbitMQ is, for example: Bus__RabbitMq=amqp://guest:guest@localhost:5672");
    return 2;
}

// In every environment, so that what would break in one of them breaks in each.
builder.Host.UseDefaultServiceProvider(provider => provider.ValidateScopes = provider.ValidateOnBuild = true);
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
builder.Services.AddDemoBlog(builder.Configuration);
builder.Services.AddMassTransit(bus =>
{
    bus.DisableUsageTelemetry();
    bus.AddDemoBlogConsumers();
    bus.UsingRabbitMq(
        (context, rabbit) =>
        {
            // Soon enough that the page can say that the line is down.
            rabbit.Host(broker, host => host.Heartbeat(TimeSpan.FromSeconds(5)));
            rabbit.UseDemoBlog(context);
        }
    );
});

var app = builder.Build();
if (DemoBlogStart.Obstacle(app.Services) is { } obstacle)
{
    Console.Error.WriteLine($"The demo blog does not start: {obstacle}");
    return 2;
}

app.MapGet("/", () => TypedResults.LocalRedirect("~/demo"));
app.MapGet("/health", () => TypedResults.Text("up"));
app.MapDemoBlog();
await app.RunAsync();
return 0;
