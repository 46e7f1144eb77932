using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.RateLimiting;

namespace Moderation.Service.Security;

/// <summary>How much a key may ask, and how often somebody may try to sign in. Each replica counts by itself.</summary>
internal static class RequestLimits
{
    /// <summary>Passwords that may be tried, a minute and network address, on all accounts together.</summary>
    private const int AttemptsPerMinute = 60;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static void AddRequestLimits(this IServiceCollection services) =>
        services.AddRateLimiter(limiter =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(PartitionOf);
            limiter.OnRejected = (rejected, _) => new ValueTask(RefuseAsync(rejected));
        });

    /// <summary>Holds the limits; after it is known who asks.</summary>
    public static void UseRequestLimits(this IApplicationBuilder app)
    {
        app.UseRateLimiter();
        app.Use(
            (context, next) =>
            {
                if (context.Features.Get<ApiKey>() is not { } key)
                {
                    return next(context);
                }

                if (context.Request.ContentLength > key.LargestRequest)
                {
                    return Refusals.WriteAsync(
                        context,
                        StatusCodes.Status413PayloadTooLarge,
                        $"The body is larger than {key.LargestRequest} bytes, the most that this key may send: send fewer comments at once."
                    );
                }

                // Of one whose length is not said the web server stops reading there, and the answer is a 413 too.
                if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
                {
                    size.MaxRequestBodySize = Math.Min(
                        size.MaxRequestBodySize ?? long.MaxValue,
                        key.LargestRequest + 1
                    );
                }

                return next(context);
            }
        );
    }

    private static RateLimitPartition<string> PartitionOf(HttpContext context) =>
        context.Features.Get<ApiKey>() is { } key ? Limited($"key:{key.Id}", key.RequestsPerMinute)
        : IsAttempt(context.Request) ? Limited($"from:{context.Connection.RemoteIpAddress}", AttemptsPerMinute)
        : RateLimitPartition.GetNoLimiter("");

    // One's own password is asked for before it is changed.
    private static bool IsAttempt(HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
        && (request.Path.StartsWithSegments("/sign-in") || request.Path.StartsWithSegments("/me"));

    private static RateLimitPartition<string> Limited(string who, int perMinute) =>
        RateLimitPartition.GetSlidingWindowLimiter(
            who,
            _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = perMinute,
                Window = Minute,
                SegmentsPerWindow = 6,
            }
        );

    private static Task RefuseAsync(OnRejectedContext rejected)
    {
        rejected.HttpContext.Response.Headers.RetryAfter = "10";
        return Refusals.WriteAsync(
            rejected.HttpContext,
            StatusCodes.Status429TooManyRequests,
            rejected.HttpContext.Features.Get<ApiKey>() is { } key
                ? $"This key may make {key.RequestsPerMinute} requests a minute: wait, or send several comments at once."
                : "Too many attempts from this address: wait a minute."
        );
    }
}
