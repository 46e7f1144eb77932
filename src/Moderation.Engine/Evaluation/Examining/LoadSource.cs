namespace Moderation.Engine.Evaluation.Examining;

/// <summary>From which comments is known how many a model sends to review.</summary>
internal enum LoadSource
{
    /// <summary>None: they are too few.</summary>
    Nothing,

    /// <summary>The newest ones, as they came.</summary>
    Recent,

    /// <summary>The labelled ones, audits among them, by their weights.</summary>
    Labels,
}
