namespace Moderation.Service.Learning.Models.Rescoring;

/// <summary>How deciding again ended.</summary>
internal enum RescoringEnd
{
    /// <summary>Nothing is left that another model decided.</summary>
    Done,

    /// <summary>Another model took over meanwhile: it may be begun again with that one.</summary>
    Overtaken,

    /// <summary>The database was away, or the service ended: it may be begun again, and goes on where it was.</summary>
    Failed,
}
