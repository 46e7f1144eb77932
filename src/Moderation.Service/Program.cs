using MassTransit;
using Moderation.DemoBlog;
using Moderation.Service.Dashboard;
using Moderation.Service.Intake;
using Moderation.Service.Learning;
using Moderation.Service.Operations;
using Moderation.Service.Publishing;
using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Service.Storage;

var arguments = Arguments.Of(args);
if (await OperatorVerbs.AnswerAsync(arguments.Words) is { } answered)
{
    return answered;
}

var builder = WebApplication.CreateBuilder(ContentRoot.For(arguments.Settings));
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

// Last: it takes out what others add, see there.
builder.AddSecurity();
var app = builder.Build();
var runs = arguments.Words.Length == 0;
if (await StartRefusal.OfAsync(app.Services, runs))
{
    return 2;
}

if (!runs)
{
    return await OperatorVerbs.RunAsync(app.Services, arguments.Words);
}

app.UseExceptionHandler();
app.UseOperations();
app.UseDashboard();
app.UseSecurity();
app.MapOperations();
app.MapSecurity();
app.MapIntake();
app.MapPublishing();
app.MapReview();
app.MapLearning();
app.MapDashboard();
app.MapDemoBlog();
await app.RunAsync();
return 0;
