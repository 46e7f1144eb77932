using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Options;
using Moderation.Engine.Training;
using Moderation.Service.Operations;

namespace Moderation.Service.Learning.Training;

/// <summary>
/// Has a training done by a process of its own, which gives way to all others: this program again, with the same
/// settings and the verb of <see cref="TrainingVerb"/>. It ends with this process, however that ends.
/// </summary>
internal sealed class TrainingProcess(TrainingRun run, IOptions<TrainingOptions> options)
{
    /// <summary>Trains.</summary>
    /// <param name="training">What is wanted.</param>
    /// <param name="progress">Called often, on another thread.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    /// <exception cref="DatabaseAwayException">The database went away meanwhile: it may be begun again.</exception>
    /// <exception cref="IOException">The folder for temporary files cannot be used.</exception>
    /// <exception cref="TrainingFailedException">The process ended before the training did.</exception>
    public Task<TrainingResult> RunAsync(
        StoredTraining training,
        Action<TrainingProgress> progress,
        CancellationToken cancel
    ) =>
        options.Value.Apart
            ? RunApartAsync(training, progress, cancel)
            : QuietThread.RunAsync(() => run.Run(training, progress, cancel));

    private static async Task<TrainingResult> RunApartAsync(
        StoredTraining training,
        Action<TrainingProgress> progress,
        CancellationToken cancel
    )
    {
        var folder = Directory.CreateTempSubdirectory("moderation-training-").FullName;
        try
        {
            // Whoever starts a process hands down how it is scheduled. Nothing else is done there: a collection of garbage waits
            // for every thread, and all that this process does would wait with it for one that gives way.
            var start = ThisProgram(training.Id, folder);
            using var process = await QuietThread.RunAsync(() => Process.Start(start)!);
            using var ending = cancel.Register(process.Kill);
            while (await process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
            {
                if (TrainingVerb.Progress(line) is { } told)
                {
                    progress(told);
                }
            }

            await process.WaitForExitAsync(CancellationToken.None);
            cancel.ThrowIfCancellationRequested();
            return process.ExitCode switch
            {
                0 => TrainingFiles.Read(folder),
                TrainingVerb.DatabaseAway => throw new DatabaseAwayException(),
                TrainingVerb.NoFiles => throw new IOException("The result of the training could not be written."),
                var code => throw new TrainingFailedException(code),
            };
        }
        finally
        {
            Tidy(folder);
        }
    }

    private static void Tidy(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What is left there must not cost what the training came to.
        }
    }

    private static ProcessStartInfo ThisProgram(long training, string folder)
    {
        var program = Environment.ProcessPath!;
        // Its standard input stays open as long as this process lives.
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true };
        // One core: nothing in it works beside it.
        start.Environment["DOTNET_PROCESSOR_COUNT"] = "1";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            start.ArgumentList.Add(typeof(TrainingProcess).Assembly.Location);
        }

        string[] words =
        [
            .. Arguments.Of(Environment.GetCommandLineArgs()[1..]).Settings,
            TrainingVerb.Name,
            TrainingVerb.TrainingOption,
            training.ToString(CultureInfo.InvariantCulture),
            TrainingVerb.FolderOption,
            folder,
        ];
        foreach (var word in words)
        {
            start.ArgumentList.Add(word);
        }

        return start;
    }
}
