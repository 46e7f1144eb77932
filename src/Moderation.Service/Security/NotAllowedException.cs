namespace Moderation.Service.Security;

/// <summary>Somebody asked a room for what they may not do. The message says so, and what to do; it may be shown.</summary>
internal sealed class NotAllowedException(string message) : Exception(message);
