using Moderation.Engine.Deciding;
using Moderation.Engine.Evaluation;
using Moderation.Engine.Training;

namespace Moderation.Cli;

/// <summary>Reads the labels of a blog.</summary>
internal static class LabelFile
{
    private const string Golden = "golden";

    /// <summary>
    /// The labels that a model may learn from, in their order, and how many golden ones were left out: those examine models, and what
    /// has read them cannot be examined by them.
    /// </summary>
    /// <exception cref="CorpusException">The file is missing, or a line of it is not a label.</exception>
    public static (IReadOnlyList<LabelledComment> Labels, int Golden) Read(string file)
    {
        var lines = RowFile
            .Read<LabelLine>(file)
            .Select((line, place) => (line.Origin, Label: Label(line, place + 1, file)))
            .ToLookup(line => line.Origin == Golden, line => line.Label);
        return ([.. lines[false]], lines[true].Count());
    }

    private static LabelledComment Label(LabelLine line, int number, string file)
    {
        if (line.Probability is <= 0 or > 1 or double.NaN)
        {
            throw new CorpusException(
                $"'{file}': the \"probability\" of label {number} is {line.Probability}, it must be over 0 and at most 1."
            );
        }

        var id = $"import:{number}";
        return new LabelledComment
        {
            Id = id,
            Comment = new Comment(line.Text, line.Author?.Name, line.Author?.Url),
            Toxic = line.Toxic is { } toxic ? toxic != 0 : null,
            Spam = line.Spam is { } spam ? spam != 0 : null,
            Kinds = line.Labels ?? [],
            Thread =
                !string.IsNullOrEmpty(line.Thread) ? line.Thread
                : !string.IsNullOrEmpty(line.Group) ? line.Group
                : id,
            At = line.At ?? DateTimeOffset.UnixEpoch,
            Probability = line.Probability,
            Origin = LabelOrigin.Import,
        };
    }
}
