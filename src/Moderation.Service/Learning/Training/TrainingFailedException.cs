namespace Moderation.Service.Learning.Training;

/// <summary>The process of a training ended before the training did.</summary>
internal sealed class TrainingFailedException(int exitCode)
    : Exception($"The process of the training ended with {exitCode}.")
{
    // 128 and the number of SIGKILL: so ends what takes more memory than it may.
    private const int Killed = 137;

    /// <summary>Whether it was killed from outside: begun again it may come to its end.</summary>
    public bool IsKilled => exitCode == Killed;

    /// <summary>What an admin should do.</summary>
    public string Advice =>
        IsKilled
            ? "It was killed, most likely as there was not enough memory: give the service more, and ask again."
            : "The log of the service says why: look there, and ask again.";
}
