namespace Moderation.Service.Learning.Models;

/// <summary>Where a model comes from.</summary>
internal enum ModelOrigin
{
    /// <summary>It came with the service.</summary>
    Shipped,

    /// <summary>It stood in <c>Model:Folder</c>.</summary>
    Configured,

    /// <summary>An admin sent it.</summary>
    Uploaded,

    /// <summary>This installation trained it.</summary>
    Trained,
}
