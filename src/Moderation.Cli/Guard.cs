using Moderation.Cli.Importing;
using Moderation.Engine.Models;
using Moderation.Engine.Training;

namespace Moderation.Cli;

/// <summary>Runs a command and turns what a user can mend into a message and an exit code.</summary>
internal static class Guard
{
    public const int Success = 0;
    public const int Failure = 1;

    /// <summary>The command worked, and its answer is no.</summary>
    public const int Unsupported = 2;

    public static int Run(Func<int> command)
    {
        try
        {
            return command();
        }
        catch (Exception exception)
            when (exception
                    is ModelException
                        or CorpusException
                        or ImportException
                        or IOException
                        or UnauthorizedAccessException
            )
        {
            Terminal.Fail(exception.Message);
            return Failure;
        }
    }
}
