using System.Security.Cryptography;
using Moderation.Contracts;
using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Intake;

/// <summary>A report as it comes over the bus: read, and taken or kept among the dead letters.</summary>
internal sealed class CommentReport(
    MessageReader reader,
    Reports reports,
    Database database,
    DeadLetterStore deadLetters
)
{
    /// <summary>Takes one message.</summary>
    /// <param name="body">Its bytes.</param>
    /// <param name="fault">Why it is not to be taken, or null.</param>
    /// <param name="isRepeat">Whether it may have been taken before.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task TakeAsync(byte[] body, MessageFault? fault, bool isRepeat, CancellationToken cancel)
    {
        // Not read again once it is refused: the reading may be what fails.
        var reading = fault is null ? reader.ReadReport(body) : new(fault);
        return reading.Message is { } reported
            ? reports.TakeAsync(Actor.Service, reported, SHA256.HashData(body), isRepeat, cancel)
            : database.WriteAsync(
                transaction =>
                    deadLetters.AddAsync(transaction, [new DeadLetter(Topology.ReportsQueue, reading.Fault!, body)]),
                cancel
            );
    }
}
