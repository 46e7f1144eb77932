namespace Moderation.Engine.Evaluation.Attacks;

/// <summary>A way to write so that a filter does not read it and a person does.</summary>
internal sealed class Attack
{
    private readonly Func<string, Random, string> _change;

    private Attack(string name, Func<string, Random, string> change)
    {
        Name = name;
        _change = change;
    }

    /// <summary>Its name on the command line.</summary>
    public string Name { get; }

    /// <summary>All there are. Each changes about half of the words of three or more letters.</summary>
    public static IReadOnlyList<Attack> All { get; } =
    [
        new("look-alikes", Words((word, random) => Letters(word, random, 0.5, LookAlikes.Of))),
        new("zero-width", Words((word, random) => Between(word, random, 0.5, "\u200B\u200C\u200D\u2060\uFEFF\u00AD"))),
        new("l33t", Words((word, random) => Letters(word, random, 0.7, Leet.Of))),
        new("spaced", Words((word, _) => string.Join(' ', word.ToCharArray()))),
        new("repeated", Words(Repeated)),
        new("punctuation", Words((word, random) => Between(word, random, 0.5, ".-_*'~"))),
        new("rtl-marks", Words((word, random) => Between(word, random, 0.5, "\u200E\u200F\u202A\u202B\u202C\u061C"))),
    ];

    /// <summary>The attack of a name, or null.</summary>
    public static Attack? Named(string name) => All.FirstOrDefault(attack => attack.Name == name);

    /// <summary>Writes a text anew; the same text is always changed in the same way.</summary>
    public string Apply(string text)
    {
#pragma warning disable CA5394 // Nothing secret: the same text must be changed in the same way.
        return _change(text, new Random((int)Training.StableHash.Of(Name + text)));
    }

    private static Func<string, Random, string> Words(Func<string, Random, string> change) =>
        (text, random) => WordWalk.Change(text, word => random.Next(2) == 0 ? word : change(word, random));

    private static string Letters(string word, Random random, double share, Func<char, string> replacements) =>
        string.Concat(
            word.Select(letter =>
                replacements(letter) is { Length: > 0 } others && random.NextDouble() < share
                    ? others[random.Next(others.Length)]
                    : letter
            )
        );

    private static string Between(string word, Random random, double share, string signs) =>
        string.Concat(
            word.Select(
                (letter, place) =>
                    place > 0 && random.NextDouble() < share
                        ? $"{signs[random.Next(signs.Length)]}{letter}"
                        : $"{letter}"
            )
        );

    private static string Repeated(string word, Random random)
    {
        var place = random.Next(1, word.Length);
        return word[..place] + new string(word[place], random.Next(1, 4)) + word[place..];
    }
#pragma warning restore CA5394
}
