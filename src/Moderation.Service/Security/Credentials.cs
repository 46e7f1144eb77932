namespace Moderation.Service.Security;

/// <summary>How a person signs in.</summary>
/// <param name="Password">By this password, or null.</param>
/// <param name="Subject">By this subject of an OpenID Connect provider, or null.</param>
internal sealed record Credentials(string? Password, string? Subject);
