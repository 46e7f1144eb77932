namespace Moderation.Service.Security;

/// <summary>Where somebody goes after signing in: a page of this service, whatever the address asks for.</summary>
internal static class LocalPath
{
    /// <summary>The path when it is one of this service, otherwise the desk.</summary>
    public static string Of(string? path) =>
        path is ['/', ..] && path is not ['/', '/' or '\\', ..] && !path.Any(char.IsControl) ? path : "/review";
}
