namespace Moderation.Engine.Evaluation;

/// <summary>
/// The blog sources that are pooled for spam: each of them is nearly all spam or nearly all ham, so that only together
/// do they give a figure that means something.
/// </summary>
internal static class BlogPool
{
    public const string WithAuthor = "blog comments, with author";
    public const string TextOnly = "blog comments, text only";

    private static readonly HashSet<string> Sources =
    [
        "blogspam",
        "blogspam-haacked",
        "formspam",
        "blogham",
        "blogham-stack",
        "haacked",
    ];

    public static bool Contains(string source) => Sources.Contains(source);
}
