using Moderation.Engine.Deciding;

namespace Moderation.Service.Review;

/// <summary>What a moderator said of an author, as it is stored.</summary>
internal sealed record AuthorSetting
{
    public long AuthorHash { get; init; }

    /// <summary><see cref="AuthorStanding.Usual"/> where it was taken back.</summary>
    public AuthorStanding Standing { get; init; }

    /// <summary>The name of who said it last.</summary>
    public required string SetBy { get; init; }

    public DateTimeOffset SetAt { get; init; }

    /// <summary>Counts up with every change to any author.</summary>
    public long ChangeNumber { get; init; }
}
