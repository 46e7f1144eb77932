using Moderation.Engine.Models;

namespace Moderation.Tests.Engine;

/// <summary>The model that comes with the engine, read once for all tests.</summary>
internal static class ShippedModel
{
    private static readonly Lazy<Model> Loaded = new(() => Model.Load(Model.ShippedFolder));

    public static Model Model => Loaded.Value;
}
