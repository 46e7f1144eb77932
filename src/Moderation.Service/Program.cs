using MassTransit;
using Moderation.Service.Intake;
using Moderation.Service.Learning;
using Moderation.Service.Operations;
using Moderation.Service.Publishing;
using Moderation.Service.Review;
using Moderation.Service.Storage;

var builder = WebApplication.CreateBuilder(args);
var bus = builder.Configuration.GetSection(BusOptions.Section).Get<BusOptions>() ?? new BusOptions();
var rabbitMq = bus.RabbitMq is not null;

builder.AddOperations(rabbitMq);
builder.Services.AddStorage();
builder.Services.AddLearning();
builder.Services.AddPublishing(rabbitMq);
builder.Services.AddReview();
builder.Services.AddMassTransit(masstransit =>
{
    masstransit.DisableUsageTelemetry();
    masstransit.AddIntakeConsumers(rabbitMq);
    if (rabbitMq)
    {
        masstransit.UsingRabbitMq(
            (context, rabbit) =>
            {
                rabbit.Host(new Uri(bus.RabbitMq!), host => host.Heartbeat(bus.Heartbeat));
                rabbit.ConfigureEndpoints(context);
            }
        );
    }
    else
    {
        masstransit.UsingInMemory((context, memory) => memory.ConfigureEndpoints(context));
    }
});
builder.Services.AddIntake(rabbitMq);

var app = builder.Build();
if (CheckedOptions.Failures(app.Services) is { Count: > 0 } failures)
{
    await StartRefusal.WriteAsync(failures);
    return 2;
}

app.UseExceptionHandler();
app.UseHostFiltering();
app.UseReadyGate();
app.MapOperations();
app.MapIntake();
app.MapPublishing();
await app.RunAsync();
return 0;
