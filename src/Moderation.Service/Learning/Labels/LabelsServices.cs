namespace Moderation.Service.Learning.Labels;

internal static class LabelsServices
{
    /// <summary>Adds the labels, their imports and the golden set.</summary>
    public static void AddLabels(this IServiceCollection services)
    {
        services.AddSingleton<LabelStore>();
        services.AddSingleton<ImportStore>();
        services.AddSingleton<CopyStore>();
        services.AddSingleton<GoldenStore>();
        services.AddSingleton<Labels>();
        services.AddSingleton<LabelImports>();
        services.AddSingleton<GoldenSet>();
        services.AddHostedService<ImportSweep>();
    }
}
