namespace Moderation.Engine.Training;

/// <summary>Where a label comes from.</summary>
internal enum LabelOrigin
{
    /// <summary>A moderator's verdict on a comment that was under review, or that was taken down.</summary>
    Verdict,

    /// <summary>The blind audit of an approved comment.</summary>
    Audit,

    /// <summary>A file that an admin imported.</summary>
    Import,

    /// <summary>A comment with a known answer, which an admin keeps.</summary>
    Golden,
}
