namespace Moderation.Service.Learning.Training;

/// <summary>The words of the history for what is done to trainings.</summary>
internal static class TrainingDeeds
{
    public const string Ask = "training.ask";

    public const string Cancel = "training.cancel";
}
