namespace Moderation.Engine.Evaluation.Examining;

/// <summary>What another decision about a comment means.</summary>
internal enum ChangeKind
{
    /// <summary>Nobody has judged the comment.</summary>
    Unknown,

    /// <summary>It was wrong with the champion and is right with the challenger.</summary>
    Mended,

    /// <summary>It was right with the champion and is wrong with the challenger.</summary>
    Broken,
}
