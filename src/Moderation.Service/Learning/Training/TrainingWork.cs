using System.Data.Common;
using System.Globalization;
using Moderation.Engine.Training;
using Moderation.Service.Learning.Models;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Learning.Training;

/// <summary>
/// Does the training that is open, where no other replica does. It holds it while it works; when the process ends, however
/// it ends, another replica takes it up from its beginning within half a minute.
/// </summary>
internal sealed partial class TrainingWork(
    Database database,
    TrainingStore store,
    TrainingProcess process,
    ModelStore models,
    TimeProvider clock,
    ILogger<TrainingWork> logger
)
{
    /// <summary>How often a training is taken up at most: one that ends the process each time must not do so for ever.</summary>
    public const int MostAttempts = 3;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(30);

    private readonly string _replica = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);

    /// <summary>Does the open training, whole.</summary>
    /// <returns>False when there was none to do here.</returns>
    public async Task<bool> StepAsync(CancellationToken stopping)
    {
        // Looked at first without the right to write, which others need.
        if (await store.OpenAsync(stopping) is null)
        {
            return false;
        }

        var taken = await database.WriteAsync(
            transaction => store.TakeAsync(transaction, _replica, clock.GetUtcNow() + Hold),
            stopping
        );
        if (taken is null)
        {
            return false;
        }

        if (taken.Attempts > MostAttempts)
        {
            await EndAsync(
                taken,
                TrainingState.Failed,
                $"It was begun {MostAttempts} times, and each time the process ended before it did, or the database went away. Look "
                    + "into the log of the service, give it more memory where it was killed, and ask again.",
                stopping
            );
            return true;
        }

        Began(taken.Id, taken.Attempts);
        await DoAsync(taken, stopping);
        return true;
    }

    private async Task DoAsync(StoredTraining training, CancellationToken stopping)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        // In a box: it is written on one thread and read on others.
        object progress = new TrainingProgress("Reading the labels", 0, 1);
        var work = process.RunAsync(training, told => Volatile.Write(ref progress, told), end.Token);
        string? cancelledBy = null;
        try
        {
            cancelledBy = await HoldAsync(training, work, () => (TrainingProgress)Volatile.Read(ref progress), end);
            var result = await work;
            Told(
                training.Id,
                await PatientlyAsync(transaction => FinishAsync(transaction, training, result), stopping),
                result.Model?.Version
            );
        }
        catch (OperationCanceledException) when (cancelledBy is not null)
        {
            await EndAsync(training, TrainingState.Cancelled, $"{cancelledBy} cancelled it.", stopping);
        }
        catch (Exception e)
            when (e is OperationCanceledException or DatabaseAwayException
                || IsOfDatabase(e)
                || IsWorthAnotherTry(e, training)
            )
        {
            // None is the training's own fault: it is begun again, here or elsewhere. A service that stops has not tried.
            var isCounted = e is not OperationCanceledException;
            var isGiven = await PatientlyAsync(
                transaction => store.ReleaseAsync(transaction, training.Id, _replica, isCounted),
                stopping
            );
            if (isGiven)
            {
                GivenBack(training.Id, NameOf(e));
            }
            else
            {
                Lost(training.Id);
            }
        }
        catch (Exception e)
        {
            // Where it happened, and not the message, which could quote a comment.
            Failed(training.Id, NameOf(e), e.StackTrace);
            var outcome = $"{TrainingFault.Words(e)} The model in force stays as it is.";
            await EndAsync(training, TrainingState.Failed, outcome, stopping);
        }
    }

    // A fault of files is none: it does not pass by itself.
    private bool IsOfDatabase(Exception fault) => fault is not IOException && database.IsOutside(fault);

    // Killed once more, it says so.
    private static bool IsWorthAnotherTry(Exception fault, StoredTraining training) =>
        fault is TrainingFailedException { IsKilled: true } && training.Attempts < MostAttempts;

    private static string NameOf(Exception fault) =>
        fault is TrainingFailedException ? fault.Message : fault.GetType().Name;

    // Until the work ends: holds it, says how far it is, and hears of whoever wants it to end.
    private async Task<string?> HoldAsync(
        StoredTraining training,
        Task work,
        Func<TrainingProgress> progress,
        CancellationTokenSource end
    )
    {
        var heldUntil = clock.GetUtcNow() + Hold;
        while (await Task.WhenAny(work, Task.Delay(Beat, clock, CancellationToken.None)) != work)
        {
            var (until, told) = (clock.GetUtcNow() + Hold, progress());
            try
            {
                var held = await database.WriteAsync(
                    transaction =>
                        store.HoldAsync(transaction, training.Id, _replica, until, told.Step, told.Done / told.All),
                    CancellationToken.None,
                    Durability.Relaxed
                );
                heldUntil = until;
                if (held?.CancelledBy is not null || held is null)
                {
                    await end.CancelAsync();
                    return held?.CancelledBy;
                }
            }
            catch (Exception e) when (database.IsOutside(e) && clock.GetUtcNow() < heldUntil)
            {
                // Nobody else takes it before then.
            }
            catch
            {
                await end.CancelAsync();
                // Whoever takes it next begins when this one has ended.
                await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                throw;
            }
        }

        return null;
    }

    // Where another replica has the training meanwhile, its result counts and not this one; and whoever cancelled it before
    // it ended has cancelled it.
    private async Task<TrainingState?> FinishAsync(
        DbTransaction transaction,
        StoredTraining training,
        TrainingResult result
    )
    {
        var until = clock.GetUtcNow() + Hold;
        if (await store.HoldAsync(transaction, training.Id, _replica, until, "Storing the model", 1) is not { } held)
        {
            return null;
        }

        if (held.CancelledBy is { } who)
        {
            await store.EndAsync(transaction, training.Id, _replica, TrainingState.Cancelled, $"{who} cancelled it.");
            return TrainingState.Cancelled;
        }

        var (outcome, model) = (result.Outcome, result.Model);
        await store.EndAsync(transaction, training.Id, _replica, result.State, outcome, model?.Version, model?.Cut);
        if (model is not null)
        {
            var by = new Actor(training.AskedById, training.AskedBy, Rights.Train);
            await models.AddAsync(transaction, model.ToStored(), by, clock.GetUtcNow());
        }

        return result.State;
    }

    private async Task EndAsync(
        StoredTraining training,
        TrainingState state,
        string outcome,
        CancellationToken stopping
    )
    {
        var isEnded = await PatientlyAsync(
            transaction => store.EndAsync(transaction, training.Id, _replica, state, outcome),
            stopping
        );
        Told(training.Id, isEnded ? state : null, null);
    }

    // What was recorded, which need not be what this replica made.
    private void Told(long id, TrainingState? recorded, string? model)
    {
        if (recorded is not { } state)
        {
            Lost(id);
            return;
        }

        Ended(id, state, state is TrainingState.Offered or TrainingState.Refused ? model : null);
    }

    // What took minutes must not be lost to a database that is away for a moment. A service that stops tries once.
    private async Task<T> PatientlyAsync<T>(Func<DbTransaction, Task<T>> write, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                return await database.WriteAsync(write, CancellationToken.None);
            }
            catch (Exception e) when (database.IsOutside(e) && !stopping.IsCancellationRequested)
            {
                Waiting(e.GetType().Name);
                await Task.Delay(Beat, clock, stopping);
            }
        }
    }

    [LoggerMessage(5101, LogLevel.Information, "Training {Id} begins, attempt {Attempt}")]
    private partial void Began(long id, int attempt);

    [LoggerMessage(5102, LogLevel.Information, "Training {Id} ended {State}, model {Model}")]
    private partial void Ended(long id, TrainingState state, string? model);

    [LoggerMessage(5103, LogLevel.Error, "Training {Id} failed: {Fault}{Where}")]
    private partial void Failed(long id, string fault, string? where);

    [LoggerMessage(5104, LogLevel.Warning, "Trainings wait ({Fault})")]
    private partial void Waiting(string fault);

    [LoggerMessage(5105, LogLevel.Warning, "Training {Id} is given back, to be begun again ({Fault})")]
    private partial void GivenBack(long id, string fault);

    [LoggerMessage(
        5106,
        LogLevel.Warning,
        "Training {Id} is another replica's by now: what this one made of it counts for nothing"
    )]
    private partial void Lost(long id);
}
