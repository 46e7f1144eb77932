using System.Globalization;

namespace Moderation.Tests.Fixtures;

/// <summary>Texts of an invented blog, no two of them nearly the same.</summary>
internal static class InventedTexts
{
    private static readonly string[] Places =
    [
        "harbour",
        "library",
        "bakery",
        "museum",
        "staircase",
        "orchard",
        "station",
        "theatre",
        "bridge",
        "market",
        "lighthouse",
        "quarry",
        "meadow",
    ];

    private static readonly string[] Deeds =
    [
        "painted",
        "measured",
        "described",
        "visited",
        "repaired",
        "photographed",
        "sold",
        "crossed",
        "forgot",
        "mentioned",
        "cleaned",
    ];

    private static readonly string[] Times =
    [
        "yesterday",
        "in March",
        "before dawn",
        "after the storm",
        "last winter",
        "on Sunday",
        "during lunch",
    ];

    /// <summary>Texts with these words in them, always the same ones, up to a thousand.</summary>
    public static IEnumerable<string> With(string words, int count) =>
        Enumerable
            .Range(0, count)
            .Select(number =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{words} {Deeds[number % 11]} the {Places[number % 13]} {Times[number % 7]} beside {Places[(number * 5 + 3) % 13]} {number * 31 % 977}"
                )
            );
}
