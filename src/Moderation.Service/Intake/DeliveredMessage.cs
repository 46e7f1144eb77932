namespace Moderation.Service.Intake;

/// <summary>A message as RabbitMQ handed it out.</summary>
/// <param name="Tag">Its number on its channel, from 1 without a gap.</param>
/// <param name="Redelivered">Whether somebody had it in hand before and did not end it.</param>
/// <param name="Body">The body's bytes.</param>
internal readonly record struct DeliveredMessage(ulong Tag, bool Redelivered, byte[] Body);
