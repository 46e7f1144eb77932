using MassTransit;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Moderation.DemoBlog.Comments;
using Moderation.DemoBlog.Live;
using Moderation.DemoBlog.Pages;
using Moderation.DemoBlog.Posting;
using Moderation.DemoBlog.Receiving;
using Moderation.DemoBlog.Sending;

namespace Moderation.DemoBlog;

/// <summary>The demo blog, to be run inside another host or as a process of its own.</summary>
public static class DemoBlogSetup
{
    /// <summary>Adds the blog with the options of the section <c>Demo</c>. It needs a MassTransit bus beside it.</summary>
    public static IServiceCollection AddDemoBlog(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DemoOptions>().Bind(configuration.GetSection(DemoOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DemoOptions>, DemoOptionsValidation>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddRazorComponents();
        services.AddSingleton(provider => CommentBook.Open(DataFolder(provider)));
        services.AddSingleton<Line>();
        services.AddSingleton<LiveChanges>();
        services.AddHostedService<LineWatch>();
        services.AddHostedService<CommentSender>();
        return services;
    }

    /// <summary>Registers what consumes the decisions; to be called inside <c>AddMassTransit</c>.</summary>
    public static void AddDemoBlogConsumers(this IBusRegistrationConfigurator bus) =>
        bus.AddConsumer<DecisionMadeConsumer, DecisionMadeConsumerDefinition>().ExcludeFromConfigureEndpoints();

    /// <summary>
    /// Configures where comments go and the queue that decisions come from, on RabbitMQ and on the in-memory bus; to
    /// be called inside <c>UsingRabbitMq</c> or <c>UsingInMemory</c>. Does nothing where the blog was not added.
    /// </summary>
    public static void UseDemoBlog(this IBusFactoryConfigurator bus, IBusRegistrationContext context)
    {
        if (!IsAdded(context))
        {
            return;
        }

        bus.ConfigureJsonSerializerOptions(DecisionJson.AddTo);
        if (bus is IRabbitMqBusFactoryConfigurator rabbit)
        {
            CommentTopology.Configure(rabbit);
        }

        bus.ReceiveEndpoint(
            DecisionMadeConsumerDefinition.Queue,
            endpoint => endpoint.ConfigureConsumer<DecisionMadeConsumer>(context)
        );
    }

    /// <summary>
    /// Maps the pages, forms and events of the blog, all of them below <c>/demo</c>. Does nothing where the blog was not
    /// added.
    /// </summary>
    public static void MapDemoBlog(this IEndpointRouteBuilder endpoints)
    {
        if (!IsAdded(endpoints.ServiceProvider))
        {
            return;
        }

        var demo = endpoints.MapGroup("/demo").AllowAnonymous().AddEndpointFilter(DemoHeaders.AddAsync);
        demo.MapArticle();
        demo.MapAssets();
        demo.MapPosting();
        demo.MapLive();
    }

    private static bool IsAdded(IServiceProvider services) =>
        services.GetRequiredService<IServiceProviderIsService>().IsService(typeof(CommentBook));

    private static string DataFolder(IServiceProvider provider) =>
        Path.GetFullPath(provider.GetRequiredService<IOptions<DemoOptions>>().Value.DataFolder);
}
