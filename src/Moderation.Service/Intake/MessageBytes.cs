namespace Moderation.Service.Intake;

/// <summary>
/// A message as it came, whatever it is. The rooms read it themselves, so that what cannot be read is kept with its
/// bytes and its reason, and takes no other message along.
/// </summary>
/// <param name="Body">The body's bytes.</param>
internal sealed record MessageBytes(byte[] Body);
