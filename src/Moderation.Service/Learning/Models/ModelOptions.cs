namespace Moderation.Service.Learning.Models;

/// <summary>Which model scores until an admin promotes another. Section <c>Model</c>.</summary>
internal sealed class ModelOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Model";

    /// <summary>A folder written by <c>moderation train</c>; the shipped model when not set.</summary>
    public string? Folder { get; set; }
}
