using System.Data.Common;
using Moderation.Engine.Models;

namespace Moderation.Service.Learning.Models;

/// <summary>Brings a model from the database into the memory, and refuses one that is not what was stored.</summary>
internal sealed class ModelLoader(ModelStore store)
{
    /// <summary>Loads a model.</summary>
    /// <returns>The model, or in words why it cannot be used.</returns>
    /// <exception cref="DbException">The database is away: that says nothing about the model.</exception>
    public async Task<(Model? Model, string? Refusal)> LoadAsync(string version, CancellationToken cancel)
    {
        if (await store.ArchiveAsync(version, cancel) is not var (archive, sha256))
        {
            return (null, "it is not in the database");
        }

        if (ModelArchive.Hash(archive) != sha256)
        {
            return (null, "its bytes in the database are not those that were stored: their hash is another");
        }

        try
        {
            // It takes half a second, and must not hold up whoever shares this thread.
            var model = await Task.Run(() => Model.Load(new MemoryStream(archive, writable: false)), cancel);
            return model.Version == version ? (model, null) : (null, $"the archive holds {model.Version}");
        }
        catch (ModelException exception)
        {
            return (null, exception.Message);
        }
    }
}
