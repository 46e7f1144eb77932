namespace Moderation.Service.Learning.Training;

/// <summary>How trainings are done. Section <c>Training</c>.</summary>
internal sealed class TrainingOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Training";

    /// <summary>
    /// Whether a training has a process of its own: what it takes of memory, and the pauses to tidy that up, are then none
    /// of the comments'. False does it on a thread of the service, for where no other process may be started. Default true.
    /// </summary>
    public bool Apart { get; set; } = true;
}
