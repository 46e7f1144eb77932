namespace Moderation.Service.Learning.Labels;

/// <summary>What became of a wish to keep a comment with its known answer.</summary>
internal enum GoldenOutcome
{
    /// <summary>It is kept.</summary>
    Added,

    /// <summary>The same text by the same author is kept already.</summary>
    Known,

    /// <summary>No such comment is here, or its text is erased.</summary>
    Unknown,

    /// <summary>The text or the answer makes no sense.</summary>
    Refused,
}
