using Microsoft.Extensions.Options;
using Moderation.Engine.Models;

namespace Moderation.Service.Learning.Models;

/// <summary>
/// The model that the configuration names: what trainings begin with, and what scores until an admin promotes another. From
/// then on the newest promotion decides, whatever the configuration says.
/// </summary>
internal sealed class ConfiguredModel
{
    // It must not be held once another scores: a model has some 40 MB.
    private Model? _loaded;

    /// <summary>Loads it.</summary>
    /// <exception cref="ModelException">It cannot be used.</exception>
    public ConfiguredModel(IOptions<ModelOptions> options)
        : this(
            Model.Load(options.Value.Folder ?? Model.ShippedFolder),
            options.Value.Folder ?? Model.ShippedFolder,
            options.Value.Folder is null ? ModelOrigin.Shipped : ModelOrigin.Configured
        ) { }

    /// <summary>One that is loaded already.</summary>
    public ConfiguredModel(Model model, string folder, ModelOrigin origin)
    {
        _loaded = model;
        (Version, Thresholds, Folder, Origin) = (model.Version, model.Thresholds, folder, origin);
    }

    /// <inheritdoc cref="Model.Version"/>
    public string Version { get; }

    /// <inheritdoc cref="Model.Thresholds"/>
    public Thresholds Thresholds { get; }

    /// <summary>Where it stands.</summary>
    public string Folder { get; }

    /// <summary><see cref="ModelOrigin.Shipped"/> or <see cref="ModelOrigin.Configured"/>.</summary>
    public ModelOrigin Origin { get; }

    /// <summary>Hands the model over, once: who takes it alone holds it.</summary>
    public Model Take() =>
        Interlocked.Exchange(ref _loaded, null)
        ?? throw new InvalidOperationException("The configured model was handed over before.");
}
