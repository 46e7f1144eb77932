namespace Moderation.Engine.Evaluation.Attacks;

/// <summary>Digits and signs that are read as letters.</summary>
internal static class Leet
{
    /// <summary>What a letter can be replaced by; empty where there is nothing.</summary>
    public static string Of(char letter) =>
        char.ToLowerInvariant(letter) switch
        {
            'a' => "4@",
            'b' => "8",
            'e' => "3",
            'g' => "9",
            'i' => "1!",
            'l' => "1",
            'o' => "0",
            's' => "5$",
            't' => "7",
            'z' => "2",
            _ => "",
        };
}
