namespace Moderation.Service.Review;

internal static class ReviewServices
{
    /// <summary>Adds what is under review.</summary>
    public static IServiceCollection AddReview(this IServiceCollection services) =>
        services.AddSingleton<ReviewStore>().AddSingleton<ReviewQueue>();
}
