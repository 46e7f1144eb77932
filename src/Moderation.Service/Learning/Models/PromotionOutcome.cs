namespace Moderation.Service.Learning.Models;

/// <summary>What became of a model that somebody wanted to promote.</summary>
internal enum PromotionOutcome
{
    /// <summary>It is the champion.</summary>
    Promoted,

    /// <summary>It was the champion already; nothing was changed.</summary>
    Same,

    /// <summary>Another model took over since whoever asked looked; nothing was changed.</summary>
    Overtaken,

    /// <summary>It is not offered, cannot be loaded, or the note is none; nothing was changed.</summary>
    Refused,

    /// <summary>There is no model of this version.</summary>
    Unknown,
}
