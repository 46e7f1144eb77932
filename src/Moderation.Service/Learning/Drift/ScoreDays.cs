using Moderation.Service.Storage;

namespace Moderation.Service.Learning.Drift;

/// <summary>Brings what was counted in memory into the table.</summary>
internal sealed class ScoreDays(ScoreTally tally, ScoreDayStore store, Database database)
{
    /// <summary>Stores what was counted since the last time; where it cannot be, it is counted on.</summary>
    public async Task StoreAsync(CancellationToken cancel)
    {
        var taken = tally.Take();
        if (taken.Count == 0)
        {
            return;
        }

        try
        {
            await database.WriteAsync(transaction => store.AddAsync(transaction, taken), cancel, Durability.Relaxed);
        }
        catch
        {
            tally.Return(taken);
            throw;
        }
    }
}
