namespace Moderation.Service.Storage;

/// <summary>What a commit waits for.</summary>
internal enum Durability
{
    /// <summary>The disk: a committed transaction survives a power cut.</summary>
    Full,

    /// <summary>
    /// Nothing: a crash may undo the last of them. For what is only done again then, such as marks of what was sent.
    /// </summary>
    Relaxed,
}
