using Moderation.Engine.Deciding;
using Moderation.Engine.Training;

namespace Moderation.Tests.Engine.Training.Adapting;

/// <summary>Labels of an invented blog, each comment different from the others.</summary>
internal static class InventedLabels
{
    private static readonly string[] Things =
    [
        "kettle",
        "garden",
        "bicycle",
        "library",
        "harbour",
        "orchestra",
        "bakery",
        "telescope",
        "staircase",
        "museum",
        "lantern",
    ];

    /// <summary>Comments with a word in them, all with one label.</summary>
    public static IEnumerable<LabelledComment> With(string word, bool toxic, int count, double? probability = 1) =>
        Enumerable.Range(0, count).Select(number => One(word, toxic, number) with { Probability = probability });

    /// <summary>The comment of a number with a word in it.</summary>
    public static LabelledComment One(string word, bool toxic, int number) =>
        Of($"the {word} {Thing(number)} near number {number} again", $"{word}-{number}") with
        {
            Toxic = toxic,
            Probability = 1,
        };

    /// <summary>A comment without labels.</summary>
    public static LabelledComment Of(string text, string id) =>
        new()
        {
            Id = id,
            Comment = new Comment(text),
            Thread = $"thread {id}",
            At = DateTimeOffset.UnixEpoch,
            Origin = LabelOrigin.Verdict,
        };

    private static string Thing(int number) => $"{Things[number % 11]} and {Things[number / 11 % 11]}";
}
