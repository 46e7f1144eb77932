using MassTransit;
using Moderation.DemoBlog;
using Moderation.Service.Dashboard;
using Moderation.Service.Intake;
using Moderation.Service.Learning;
using Moderation.Service.Operations;
using Moderation.Service.Publishing;
using Moderation.Service.Review;
using Moderation.Service.Storage;

var builder = WebApplication.CreateBuilder(ContentRoot.For(args));
var shape = Shape.Of(builder.Configuration);

builder.AddOperations(shape);
builder.Services.AddStorage();
builder.Services.AddLearning();
builder.Services.AddPublishing(shape.RabbitMq);
builder.Services.AddReview();
builder.AddDashboard();
builder.Services.AddMassTransit(masstransit =>
{
    masstransit.DisableUsageTelemetry();
    masstransit.AddIntakeConsumers(shape.RabbitMq);
    if (shape.Demo)
    {
        masstransit.AddDemoBlogConsumers();
    }

    masstransit.UseTransport(shape.RabbitMq, (factory, context) => factory.UseDemoBlog(context));
});
builder.Services.AddIntake(shape.RabbitMq);
if (shape.Demo)
{
    builder.Services.AddDemoBlog(builder.Configuration);
}

builder.Services.AddOptionsCheck<DemoOptions>(DemoOptions.Section, foreign: Shape.DemoKey);

var app = builder.Build();
if (CheckedOptions.Failures(app.Services) is { Count: > 0 } failures)
{
    await StartRefusal.WriteAsync(failures);
    return 2;
}

if (OperatorVerbs.Names(args))
{
    return await OperatorVerbs.RunAsync(app.Services, args);
}

app.UseExceptionHandler();
app.UseHostFiltering();
app.UseReadyGate();
app.UseDashboard();
app.MapOperations();
app.MapIntake();
app.MapPublishing();
app.MapDashboard();
app.MapDemoBlog();
await app.RunAsync();
return 0;
