using System.Data.Common;
using Moderation.Service.Storage;

namespace Moderation.Service.Operations;

/// <summary>What a part of the start failed of, in words for the log.</summary>
internal static class Cause
{
    // What RabbitMQ says when it knows the caller and sends it away; its text goes on with the reason.
    private const string Refused = "ACCESS_REFUSED";
    private const string NotAllowed = "NOT_ALLOWED";

    /// <summary>The cause under all the wrapping, and what an operator can do about it where that is known.</summary>
    public static string Of(Exception exception, Dialect dialect)
    {
        var chain = Chain(exception).ToArray();
        var innermost = chain[^1].Message.TrimEnd();
        var remedy =
            chain.OfType<DbException>().Select(dialect.Remedy).FirstOrDefault(r => r is not null)
            ?? chain.Select(e => BrokerRemedy(e.Message)).FirstOrDefault(r => r is not null);
        return remedy is null ? innermost : $"{(innermost.EndsWith('.') ? innermost : innermost + ".")} {remedy}";
    }

    private static string? BrokerRemedy(string message) =>
        message.Contains(Refused, StringComparison.Ordinal)
            ? "Check the user, the password and the user's permissions in Bus:RabbitMq's address."
        : message.Contains(NotAllowed, StringComparison.Ordinal)
            ? "Check the virtual host in Bus:RabbitMq's address, and that its user may use it."
        : null;

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (Exception? e = exception; e is not null; e = e.InnerException)
        {
            yield return e;
        }
    }
}
