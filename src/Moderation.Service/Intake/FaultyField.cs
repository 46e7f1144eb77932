namespace Moderation.Service.Intake;

/// <summary>A field makes the message impossible to identify. Caught by the reader of the message, never above it.</summary>
internal sealed class FaultyField(MessageFault fault) : Exception(fault.Explanation)
{
    public MessageFault Fault { get; } = fault;
}
