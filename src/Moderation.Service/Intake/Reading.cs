using Moderation.Engine.Deciding;

namespace Moderation.Service.Intake;

/// <summary>What came of reading a message.</summary>
/// <typeparam name="T">What the message says.</typeparam>
/// <param name="Message">What it says, all of it storable and displayable; null when it cannot be identified.</param>
/// <param name="Signals">What had to be changed to make it so; a comment with signals goes to review.</param>
/// <param name="Fault">Why it cannot be identified; null when it can.</param>
internal sealed record Reading<T>(T? Message, IReadOnlyList<Reason> Signals, MessageFault? Fault)
    where T : class
{
    public Reading(MessageFault fault)
        : this(null, [], fault) { }
}
