using Dapper;
using Moderation.Service.Storage;

namespace Moderation.Service.Learning.Policies;

/// <summary>Reads what is in force.</summary>
internal sealed class InForceStore(Database database)
{
    /// <summary>
    /// The champion, and the newest policy behind a number. In one statement, so that they belong together: a promotion and
    /// the policy that comes with it are never seen one without the other.
    /// </summary>
    public Task<NewestInForce> NewestAsync(int after, CancellationToken cancel) =>
        database.ReadAsync(
            connection =>
                connection.QuerySingleAsync<NewestInForce>(
                    """
                    select coalesce(m.number, 0) as promotion, m.version as model, p.number, p.version, p.content as written
                    from (select 1 as one) o
                    left join promotions m on m.number = (select max(number) from promotions)
                    left join policies p on p.number > @after and p.number = (select max(number) from policies)
                    """,
                    new { after }
                ),
            cancel
        );
}
