using Moderation.Service.Operations;

namespace Moderation.Service.Review;

internal static class ReviewServices
{
    /// <summary>Adds what is under review.</summary>
    public static IServiceCollection AddReview(this IServiceCollection services)
    {
        services.AddCheckedOptions<LaneOptions, LaneOptionsValidation>(LaneOptions.Section);
        services.AddSingleton<Placement>();
        services.AddSingleton<ReviewStore>();
        services.AddSingleton<ReviewListStore>();
        services.AddSingleton<AuthorStore>();
        services.AddSingleton<ReviewQueue>();
        services.AddSingleton<ClaimStore>();
        return services.AddSingleton<Claims>();
    }
}
