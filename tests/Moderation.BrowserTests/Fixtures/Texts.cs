namespace Moderation.BrowserTests.Fixtures;

/// <summary>Invented comments whose decision is beyond doubt.</summary>
public static class Texts
{
    public const string Civil =
        "Thank you for this article. I read it twice and I think the mandate should be clear first.";

    public const string Abusive =
        "You are a stupid idiot and a disgusting piece of shit. Shut up and go to hell, you fucking moron.";

    public const string Spam =
        "Best online casino bonus! Click here http://casino-win.example http://cheap-pills.example "
        + "http://earn-cash.example buy cheap viagra online now";

    /// <summary>The text with something at its end that no other test's comment has.</summary>
    public static (string Text, string Mark) Marked(string text)
    {
        var mark = $"No. {Guid.NewGuid().ToString("N")[..8]}";
        return ($"{text} {mark}", mark);
    }
}
