using System.Data.Common;
using Moderation.Service.Storage;

namespace Moderation.Service.Review;

/// <summary>
/// Keeps the texts by which the desk searches. Putting them into the index takes longer than all else that is stored of a
/// comment, so it has transactions of its own, short ones: whoever settles one of these comments waits for the end of one.
/// What a crash leaves out is made up for by <see cref="ReviewTextSweep"/>.
/// </summary>
internal sealed partial class ReviewTexts(Database database, ReviewTextStore store, ILogger<ReviewTexts> logger)
{
    private const int AtOnce = 50;

    /// <summary>Adds the texts of what came under review. A fault is left to the sweep.</summary>
    public async Task FollowAsync(IReadOnlyList<ReviewedText> texts)
    {
        if (texts.Count == 0)
        {
            return;
        }

        try
        {
            foreach (var part in texts.Chunk(AtOnce))
            {
                await AddAsync(part, CancellationToken.None);
            }
        }
        catch (Exception e) when (e is DbException || database.IsOutside(e))
        {
            Left(texts.Count, e.GetType().Name);
        }
    }

    /// <summary>Adds those that are missing, but for what is being settled.</summary>
    /// <exception cref="DbException">The database is away.</exception>
    public async Task CompleteAsync(CancellationToken cancel)
    {
        int added;
        do
        {
            added = await AddAsync(await store.MissingAsync(AtOnce, cancel), cancel);
        } while (added > 0);
    }

    private Task<int> AddAsync(IReadOnlyList<ReviewedText> texts, CancellationToken cancel) =>
        database.WriteAsync(transaction => store.AddAsync(transaction, texts), cancel, Durability.Relaxed);

    [LoggerMessage(
        3061,
        LogLevel.Warning,
        "{Count} texts under review are found by the search a little later: {Fault}"
    )]
    private partial void Left(int count, string fault);
}
