namespace Moderation.Service.Learning.Training;

/// <summary>
/// How far a training is. From waiting to running, and back when its replica is gone; from both to one of the others,
/// where it stays.
/// </summary>
internal enum TrainingState
{
    /// <summary>No replica has taken it yet.</summary>
    Waiting,

    /// <summary>A replica is at work.</summary>
    Running,

    /// <summary>It made a model that may be promoted.</summary>
    Offered,

    /// <summary>It made a model that may not be promoted, or none: the labels do not carry one.</summary>
    Refused,

    /// <summary>Somebody ended it.</summary>
    Cancelled,

    /// <summary>Something is broken; its words say what.</summary>
    Failed,
}
