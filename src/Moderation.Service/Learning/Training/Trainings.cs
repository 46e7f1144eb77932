using System.Globalization;
using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Learning.Training;

/// <summary>
/// Trainings that people ask for. One is open at a time: whoever asks while it is, gets the one that is there. What is
/// asked for is stored, so that it is done whatever becomes of the replica that took it.
/// </summary>
internal sealed class Trainings(Database database, TrainingStore store, History history)
{
    /// <summary>How many are listed at most.</summary>
    public const int Listed = 50;

    // The same labels give the same model, so that a training can be done again.
    private const int Seed = 1;

    /// <summary>
    /// Asks for a training, or joins the one that is open, whatever was wanted of that. One that somebody has cancelled and that
    /// still ends is nobody's to join: whoever gets it asks again.
    /// </summary>
    /// <param name="by">Who asks.</param>
    /// <param name="wish">What is wanted, without <see cref="TrainingWish.Mistakes"/>.</param>
    /// <exception cref="NotAllowedException">He may not train.</exception>
    public async Task<TrainingRequest> AskAsync(Actor by, TrainingWish wish)
    {
        by.Require(Rights.Train);
        while (true)
        {
            var id = await database.WriteAsync(
                async transaction =>
                {
                    var added = await store.AddAsync(transaction, by, Seed, wish);
                    if (added is { } number)
                    {
                        await history.AddAsync(transaction, by, new Deed(TrainingDeeds.Ask, Detail: Name(number)));
                    }

                    return added;
                },
                CancellationToken.None
            );
            var training = id is { } asked
                ? await store.FindAsync(asked, CancellationToken.None)
                : await store.OpenAsync(CancellationToken.None);
            if (training is not null)
            {
                return new TrainingRequest(training, IsJoined: id is null);
            }

            // It ended in between: ask again.
        }
    }

    /// <summary>A training, or null.</summary>
    /// <exception cref="NotAllowedException">He may not train.</exception>
    public Task<StoredTraining?> FindAsync(Actor by, long id, CancellationToken cancel)
    {
        by.Require(Rights.Train);
        return store.FindAsync(id, cancel);
    }

    /// <summary>The last trainings, the newest first, at most <see cref="Listed"/>.</summary>
    /// <exception cref="NotAllowedException">He may not train.</exception>
    public Task<IReadOnlyList<StoredTraining>> ListAsync(Actor by, CancellationToken cancel)
    {
        by.Require(Rights.Train);
        return store.ListAsync(Listed, cancel);
    }

    /// <summary>What was wanted last, to be offered again; the usual where nothing was.</summary>
    /// <exception cref="NotAllowedException">He may not train.</exception>
    public async Task<TrainingWish> LastWishAsync(Actor by, CancellationToken cancel) =>
        await ListAsync(by, cancel) is [var last, ..] ? last.Wish : new TrainingWish();

    /// <summary>Ends a training: at once where it waits, within seconds where it runs.</summary>
    /// <returns>The training; null where there is none of this id, or it has ended.</returns>
    /// <exception cref="NotAllowedException">He may not train.</exception>
    public async Task<StoredTraining?> CancelAsync(Actor by, long id)
    {
        by.Require(Rights.Train);
        return await database.WriteAsync(
            async transaction =>
            {
                var cancelled = await store.CancelAsync(transaction, id, by);
                if (cancelled is not null)
                {
                    await history.AddAsync(transaction, by, new Deed(TrainingDeeds.Cancel, Detail: Name(id)));
                }

                return cancelled;
            },
            CancellationToken.None
        );
    }

    private static string Name(long id) => $"training {id.ToString(CultureInfo.InvariantCulture)}";
}
