using Moderation.Service.Operations;

namespace Moderation.Service.Learning.Audit;

internal static class AuditServices
{
    /// <summary>Adds the blind audit of approved comments.</summary>
    public static void AddAudit(this IServiceCollection services)
    {
        services.AddCheckedOptions<AuditOptions, AuditOptionsValidation>(AuditOptions.Section);
        services.AddSingleton<AuditStore>();
        services.AddSingleton<DrawStore>();
        services.AddSingleton<AuditDraws>();
        services.AddSingleton<TurnStore>();
        services.AddSingleton<GoldenAnswerStore>();
        services.AddSingleton<AuditDesk>();
        services.AddSingleton<AuditFigureStore>();
        services.AddSingleton<AuditFigures>();
    }
}
