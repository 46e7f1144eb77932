namespace Moderation.Engine.Evaluation;

/// <summary>By what the figures are told apart.</summary>
internal enum Partition
{
    /// <summary>By data set.</summary>
    Source,

    /// <summary>By thread, video, template or campaign.</summary>
    Group,
}
