namespace Moderation.Service.Learning.Training;

/// <summary>Says what ended a training that failed, and what an admin should do.</summary>
internal static class TrainingFault
{
    /// <summary>The same in sentences. Of a fault that nobody foresaw not its message, which could quote a comment.</summary>
    public static string Words(Exception fault) =>
        fault switch
        {
            TrainingFailedException failed => $"{failed.Message} {failed.Advice}",
            IOException or UnauthorizedAccessException =>
                $"It could not use the folder for temporary files, {Path.GetTempPath()} ({fault.GetType().Name}): see that there is "
                    + "room and that the service may write there, and ask again.",
            _ => $"A fault that nobody foresaw ended it ({fault.GetType().Name}): the log of the service says where.",
        };
}
