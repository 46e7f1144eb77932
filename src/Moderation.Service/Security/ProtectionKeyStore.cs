using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Moderation.Service.Storage;

namespace Moderation.Service.Security;

/// <summary>
/// Writes and reads <c>protection_keys</c>: what protects cookies and forms is the same on all replicas. Whoever can read
/// the database can make cookies, as they could make accounts.
/// </summary>
internal sealed class ProtectionKeyStore(Database database, TimeProvider clock) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        Wait(() =>
            database.ReadAsync(
                async connection =>
                    (await connection.QueryAsync<string>("select xml from protection_keys order by created_at"))
                        .Select(XElement.Parse)
                        .ToArray(),
                CancellationToken.None
            )
        );

    public void StoreElement(XElement element, string friendlyName) =>
        Wait(() =>
            database.WriteAsync(
                transaction =>
                    transaction.Connection!.ExecuteAsync(
                        "insert into protection_keys (name, xml, created_at) values (@friendlyName, @xml, @now)",
                        new
                        {
                            friendlyName,
                            xml = element.ToString(SaveOptions.DisableFormatting),
                            now = clock.GetUtcNow(),
                        },
                        transaction
                    ),
                CancellationToken.None
            )
        );

    // Data protection asks for it without await, rarely: at the start, and once a day. On a thread of its own, because a
    // page that is being rendered lets nothing of its own go on while it waits.
    private static T Wait<T>(Func<Task<T>> work) => Task.Run(work).GetAwaiter().GetResult();
}
