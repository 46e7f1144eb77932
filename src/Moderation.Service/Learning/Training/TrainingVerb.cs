using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Moderation.Engine.Training;
using Moderation.Service.Learning.Policies;
using Moderation.Service.Storage;

namespace Moderation.Service.Learning.Training;

/// <summary>
/// The verb by which the service has a training done by a process of its own; nobody else calls it. Progress goes to
/// standard output, the result into a folder, and it ends when its standard input does.
/// </summary>
internal static class TrainingVerb
{
    public const string Name = "do-training";
    public const string TrainingOption = "--training";
    public const string FolderOption = "--into";

    /// <summary>The exit code where the database went away: the training is not at fault.</summary>
    public const int DatabaseAway = 75;

    /// <summary>The exit code where the result could not be written.</summary>
    public const int NoFiles = 74;

    private const int Failed = 70;
    private const char Mark = '@';

    // More often nobody looks.
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(200);

    public static Command Create(Func<IServiceProvider> services)
    {
        var training = new Option<long>(TrainingOption) { Required = true };
        var folder = new Option<string>(FolderOption) { Required = true };
        var command = new Command(Name) { training, folder };
        command.Hidden = true;
        command.SetAction(
            (parsed, _) => RunAsync(services(), parsed.GetValue(training), parsed.GetRequiredValue(folder))
        );
        return command;
    }

    /// <summary>Whether this process was started for it.</summary>
    public static bool IsMeant(string[] words) => words is [Name, ..];

    /// <summary>The progress that a line of the verb's output tells; null where it tells none.</summary>
    public static TrainingProgress? Progress(string line) =>
        line.Split(' ', 2) is [[Mark, .. var done], var step]
        && double.TryParse(done, CultureInfo.InvariantCulture, out var share)
            ? new TrainingProgress(step, share, 1)
            : null;

    private static async Task<int> RunAsync(IServiceProvider services, long id, string folder)
    {
        var database = services.GetRequiredService<Database>();
        _ = Task.Run(EndWithParentAsync);
        try
        {
            await services.GetRequiredService<PoliciesInForce>().ReadAsync(CancellationToken.None);
            var training = await services.GetRequiredService<TrainingStore>().FindAsync(id, CancellationToken.None);
            TrainingFiles.Write(
                folder,
                services.GetRequiredService<TrainingRun>().Run(training!, Tell(), CancellationToken.None)
            );
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(
                $"The training's files could not be used: {e.GetType().Name}\n{e.StackTrace}"
            );
            return NoFiles;
        }
        catch (Exception e) when (database.IsOutside(e))
        {
            return DatabaseAway;
        }
        catch (Exception e)
        {
            // Where it happened, and not the message, which could quote a comment.
            await Console.Error.WriteLineAsync($"The training failed: {e.GetType().Name}\n{e.StackTrace}");
            return Failed;
        }
    }

    private static async Task EndWithParentAsync()
    {
        await Console.In.ReadToEndAsync();
        Environment.Exit(Failed);
    }

    private static Action<TrainingProgress> Tell()
    {
        var last = 0L;
        var step = "";
        return told =>
        {
            if (told.Step == step && last != 0 && Stopwatch.GetElapsedTime(last) < Every)
            {
                return;
            }

            (last, step) = (Stopwatch.GetTimestamp(), told.Step);
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{Mark}{told.Done / told.All:0.####} {step}")
            );
        };
    }
}
