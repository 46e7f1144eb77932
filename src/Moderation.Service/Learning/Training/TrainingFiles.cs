using System.Text.Json;

namespace Moderation.Service.Learning.Training;

/// <summary>How the process of a training hands its result over: two files in a folder that nobody else may enter.</summary>
internal static class TrainingFiles
{
    private const string Result = "result.json";
    private const string Archive = "model.zip";

    /// <summary>Writes a result.</summary>
    public static void Write(string folder, TrainingResult result)
    {
        if (result.Model is { } model)
        {
            File.WriteAllBytes(Path.Combine(folder, Archive), model.Archive);
        }

        var written = new Written(
            result.State,
            result.Outcome,
            result.Model?.Version,
            result.Model?.Report.Written(),
            result.Model?.Cut
        );
        File.WriteAllText(Path.Combine(folder, Result), JsonSerializer.Serialize(written));
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static TrainingResult Read(string folder)
    {
        var written = JsonSerializer.Deserialize<Written>(File.ReadAllText(Path.Combine(folder, Result)))!;
        return new TrainingResult(
            written.State,
            written.Outcome,
            written is { Version: { } version, Report: { } report }
                ? new TrainedModel(
                    version,
                    File.ReadAllBytes(Path.Combine(folder, Archive)),
                    ModelReport.Read(report),
                    written.Cut
                )
                : null
        );
    }

    private sealed record Written(
        TrainingState State,
        string Outcome,
        string? Version,
        string? Report,
        DateTimeOffset? Cut
    );
}
