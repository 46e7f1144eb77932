namespace Moderation.Engine.Evaluation.Attacks;

/// <summary>Letters of other scripts that look like basic Latin ones (Unicode Technical Standard 39, confusables).</summary>
internal static class LookAlikes
{
    private static readonly Dictionary<char, string> Table = new()
    {
        ['a'] = "а\u0251α",
        ['b'] = "ЬƄ",
        ['c'] = "сϲⅽ",
        ['d'] = "ԁⅾ",
        ['e'] = "е℮",
        ['f'] = "ſք",
        ['g'] = "ɡց",
        ['h'] = "һհ",
        ['i'] = "іıⅰ",
        ['j'] = "јϳ",
        ['k'] = "κк",
        ['l'] = "ӏⅼ",
        ['m'] = "ⅿм",
        ['n'] = "ոп",
        ['o'] = "оοօ",
        ['p'] = "рρ",
        ['q'] = "ԛգ",
        ['r'] = "гⲅ",
        ['s'] = "ѕꜱ",
        ['t'] = "тτ",
        ['u'] = "υս",
        ['v'] = "νѵ",
        ['w'] = "ԝѡ",
        ['x'] = "х×",
        ['y'] = "уγ",
        ['z'] = "ᴢ",
        ['A'] = "АΑ",
        ['B'] = "ВΒ",
        ['C'] = "СϹ",
        ['E'] = "ЕΕ",
        ['H'] = "НΗ",
        ['I'] = "ІΙ",
        ['K'] = "КΚ",
        ['M'] = "МΜ",
        ['N'] = "Ν",
        ['O'] = "ОΟ",
        ['P'] = "РΡ",
        ['S'] = "Ѕ",
        ['T'] = "ТΤ",
        ['X'] = "ХΧ",
        ['Y'] = "ΥҮ",
        ['Z'] = "Ζ",
    };

    /// <summary>What a letter can be replaced by; empty where there is nothing.</summary>
    public static string Of(char letter) => Table.GetValueOrDefault(letter, "");
}
