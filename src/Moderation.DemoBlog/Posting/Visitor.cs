using System.Security.Cryptography;

namespace Moderation.DemoBlog.Posting;

/// <summary>
/// A browser that comments are written from. A random cookie is the right to edit and delete them; the blog keeps
/// only its hash, which is also the author's id in the messages.
/// </summary>
/// <remarks>
/// The cookie does not travel with forms that other sites send (SameSite), so they could not edit or delete in a
/// visitor's name even if <see cref="OwnForms"/> let them in.
/// </remarks>
internal static class Visitor
{
    private const string Cookie = "demo-visitor";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    /// <summary>The visitor's id, or null for a browser without the cookie.</summary>
    public static string? Find(HttpContext http) =>
        http.Request.Cookies[Cookie] is { Length: 43 } secret ? Hash(secret) : null;

    /// <summary>The visitor's id; a browser without the cookie gets one.</summary>
    public static string FindOrWelcome(HttpContext http)
    {
        if (Find(http) is { } known)
        {
            return known;
        }

        var secret = Convert
            .ToBase64String(RandomNumberGenerator.GetBytes(32))
            .TrimEnd('=')
            .Replace('+', '-')
            .Replace('/', '_');
        http.Response.Cookies.Append(
            Cookie,
            secret,
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
                Path = "/demo",
                MaxAge = Lifetime,
            }
        );
        return Hash(secret);
    }

    private static string Hash(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(secret)))[..32];
}
