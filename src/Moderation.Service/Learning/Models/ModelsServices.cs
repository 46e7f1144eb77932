using Microsoft.Extensions.Options;
using Moderation.Service.Learning.Models.Rescoring;
using Moderation.Service.Operations;

namespace Moderation.Service.Learning.Models;

internal static class ModelsServices
{
    /// <summary>Adds the models and their taking over.</summary>
    public static IServiceCollection AddModels(this IServiceCollection services)
    {
        services.AddCheckedOptions<ModelOptions>(ModelOptions.Section);
        services.AddSingleton(provider => new ConfiguredModel(provider.GetRequiredService<IOptions<ModelOptions>>()));
        services.AddSingleton(
            new CheckedOptions(provider =>
            {
                _ = provider.GetRequiredService<ConfiguredModel>();
                return [];
            })
        );
        services.AddSingleton<ModelStore>();
        services.AddSingleton<ModelLoader>();
        services.AddSingleton<StoredModels>();
        services.AddSingleton<PromotionStore>();
        services.AddSingleton<Promotions>();
        services.AddSingleton<WaitingStore>();
        services.AddSingleton<ReviewRescoring>();
        services.AddHostedService<RescoringWork>();
        services.AddHealthChecks().AddCheck<ModelHealth>("model");
        return services;
    }
}
