namespace Moderation.Service.Review;

/// <summary>What became of the wish to mute or trust an author, or to take that back.</summary>
internal enum AuthorOutcome
{
    /// <summary>It is so now, or was already.</summary>
    Done,

    /// <summary>No comment of this author is here, and nothing was said of one.</summary>
    Unknown,

    /// <summary>To trust: the author is known by a name alone, under which anybody may write.</summary>
    NameAlone,

    /// <summary>It stands otherwise than whoever asked has seen.</summary>
    Changed,
}
