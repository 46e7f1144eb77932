namespace Moderation.Service.Security;

/// <summary>The roles as the tables and the history have them.</summary>
internal static class RoleNames
{
    public static string Of(Role role) => role == Role.Admin ? "admin" : "moderator";
}
