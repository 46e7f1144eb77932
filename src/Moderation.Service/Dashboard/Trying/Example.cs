namespace Moderation.Service.Dashboard.Trying;

/// <summary>An invented comment to try.</summary>
internal sealed record Example(string Title, string Text, string AuthorName = "", string AuthorUrl = "")
{
    public static IReadOnlyList<Example> All { get; } =
    [
        new(
            "A disagreement",
            "I read the mandate twice and still cannot tell who gives the order at the crossing. Until that is settled, "
                + "staying out seems right to me.",
            "Hanno"
        ),
        new(
            "An insult",
            "Only an idiot could write this. You are a pathetic liar and everybody here knows it.",
            "troll77"
        ),
        new(
            "An advertisement",
            "Great post! Earn $500 a day from home with our casino bonus, click here: https://win-big.example/bonus "
                + "https://win-big.example/vip",
            "Best Casino Bonus",
            "https://win-big.example"
        ),
    ];
}
