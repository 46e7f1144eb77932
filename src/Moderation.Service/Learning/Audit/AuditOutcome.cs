namespace Moderation.Service.Learning.Audit;

/// <summary>What became of an answer on the audit's desk.</summary>
internal enum AuditOutcome
{
    /// <summary>It is stored; where it is bad and published, the comment is taken down.</summary>
    Done,

    /// <summary>This turn is over: it was answered already, or left for so long that it went to somebody else.</summary>
    Over,

    /// <summary>The comment was edited or deleted, or settled by somebody: there is nothing to answer, or to take back, any more.</summary>
    Closed,

    /// <summary>To take back: there is no answer.</summary>
    Nothing,
}
