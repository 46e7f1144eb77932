using Moderation.Service.Security;

namespace Moderation.Service.Dashboard.UnderReview;

/// <summary>A desk that somebody has open.</summary>
/// <param name="By">Whose it is.</param>
/// <param name="Wish">What it is to show.</param>
/// <param name="Mistakes">What is wrong with its address, by name.</param>
/// <param name="Blur">Whether severe texts are blurred there.</param>
/// <param name="Cancel">Ends when nobody waits for it any more.</param>
internal sealed record DeskSession(
    Actor By,
    DeskWish Wish,
    IReadOnlyDictionary<string, string[]> Mistakes,
    bool Blur,
    CancellationToken Cancel
)
{
    /// <summary>What it shows, where that has been read already; null: it reads that itself.</summary>
    public DeskView? View { get; init; }
}
