using System.Data.Common;
using Moderation.Engine.Models;
using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Learning.Models;

/// <summary>
/// The models of this installation, each with its bytes in the database: a new replica needs nothing else. Which of them
/// scores is said by <see cref="Promotions"/>.
/// </summary>
internal sealed class StoredModels(
    Database database,
    ModelStore store,
    ConfiguredModel configured,
    History history,
    TimeProvider clock
)
{
    /// <summary>Stores the configuration's model where it is not there yet, so that one can come back to it.</summary>
    /// <exception cref="DbException">The database is away.</exception>
    public async Task KeepConfiguredAsync(CancellationToken cancel)
    {
        if (await store.FindAsync(configured.Version, cancel) is null)
        {
            var model = NewModel.Of(ModelSource.OfFolder(configured.Folder), configured.Origin);
            await database.WriteAsync(
                transaction => store.AddAsync(transaction, model, Actor.Service, clock.GetUtcNow()),
                cancel
            );
        }
    }

    /// <summary>All models, the newest first.</summary>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public Task<IReadOnlyList<StoredModel>> ListAsync(Actor by, CancellationToken cancel)
    {
        by.Require(Rights.Administer);
        return store.ListAsync(cancel);
    }

    /// <summary>A model's archive, or null where there is no such model.</summary>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public async Task<byte[]?> ArchiveAsync(Actor by, string version, CancellationToken cancel)
    {
        by.Require(Rights.Administer);
        return (await store.ArchiveAsync(version, cancel))?.Archive;
    }

    /// <summary>What a model's examination found, JSON; null where there is none.</summary>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public Task<string?> ReportAsync(Actor by, string version, CancellationToken cancel)
    {
        by.Require(Rights.Administer);
        return store.ReportAsync(version, cancel);
    }

    /// <summary>Takes a model that somebody sends. It is loaded to see whether it can be, and promoted by nobody.</summary>
    /// <param name="by">An admin.</param>
    /// <param name="archive">A zip of a folder that <c>moderation train</c> wrote.</param>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public async Task<UploadAnswer> UploadAsync(Actor by, Stream archive)
    {
        by.Require(Rights.Administer);
        NewModel model;
        try
        {
            // Packed anew: the same files have the same hash, however they were packed.
            model = NewModel.Of(ModelSource.OfArchive(archive), ModelOrigin.Uploaded);
            await Task.Run(() => Model.Load(new MemoryStream(model.Archive, writable: false)));
        }
        catch (ModelException exception)
        {
            return new UploadAnswer(null, IsNew: false, exception.Message);
        }

        var isNew = await database.WriteAsync(
            async transaction =>
                await store.AddAsync(transaction, model, by, clock.GetUtcNow())
                && await ToldAsync(transaction, by, model.Version),
            CancellationToken.None
        );
        var stored = await store.FindAsync(model.Version, CancellationToken.None);
        return isNew || stored!.Sha256 == ModelArchive.Hash(model.Archive)
            ? new UploadAnswer(stored, isNew, null)
            : new UploadAnswer(
                null,
                IsNew: false,
                $"There is a model {model.Version} already, with other contents beside the same weights: promote that one."
            );
    }

    private async Task<bool> ToldAsync(DbTransaction transaction, Actor by, string version)
    {
        await history.AddAsync(transaction, by, new Deed(ModelDeeds.Upload, Detail: version));
        return true;
    }
}
