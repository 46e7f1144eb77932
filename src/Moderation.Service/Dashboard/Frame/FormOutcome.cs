namespace Moderation.Service.Dashboard.Frame;

/// <summary>What a form did, to be said on the page that it leads to.</summary>
/// <param name="Words">A sentence or two.</param>
/// <param name="IsRight">Whether it did what was wanted.</param>
internal sealed record FormOutcome(string Words, bool IsRight = true)
{
    /// <summary>What is shown this once and never again, such as a key; or null.</summary>
    public string? Secret { get; init; }

    /// <summary>The bulk that it began, or null.</summary>
    public long? BulkId { get; init; }
}
