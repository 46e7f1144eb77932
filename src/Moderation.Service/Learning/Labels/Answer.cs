using Moderation.Service.Review;

namespace Moderation.Service.Learning.Labels;

/// <summary>What somebody said that a comment is.</summary>
/// <param name="Toxic">Whether it is abusive; null where nobody judged that.</param>
/// <param name="Spam">Whether it is there to advertise; null where nobody judged that.</param>
/// <param name="Kinds">The kinds of abuse that were named.</param>
internal sealed record Answer(bool? Toxic, bool? Spam, IReadOnlyList<string> Kinds)
{
    /// <summary>Neither.</summary>
    public static Answer Fine { get; } = new(false, false, []);

    /// <summary>Whether it says anything at all.</summary>
    public bool IsLabel => Toxic is not null || Spam is not null;

    /// <summary>Whether it says that the comment should not be published.</summary>
    public bool IsBad => Toxic == true || Spam == true;

    /// <summary>
    /// What a verdict says. Who rejects as spam alone has not said whether it is toxic, and "another reason" says nothing
    /// of either.
    /// </summary>
    public static Answer Of(Ruling ruling, IReadOnlyList<string> categories)
    {
        if (ruling == Ruling.Approve)
        {
            return Fine;
        }

        var isToxic = categories.Contains(VerdictCategories.Toxicity);
        var isSpam = categories.Contains(VerdictCategories.Spam);
        return new Answer(
            isToxic ? true : null,
            isSpam ? true
                : isToxic ? false
                : null,
            [.. categories.Where(VerdictCategories.Kinds.Contains)]
        );
    }

    /// <summary>
    /// What people say of a comment that was drawn for an audit: the verdict on it, which is newer than any answer, or the answer;
    /// null where they say nothing.
    /// </summary>
    public static Answer? Given(
        string? ruling,
        string? categories,
        bool isAnswered,
        int? toxic,
        int? spam,
        string? kinds
    ) =>
        ruling is not null ? Of(VerdictStore.Ruling(ruling), VerdictStore.Categories(categories))
        : isAnswered ? Read(toxic, spam, kinds)
        : null;

    /// <summary>What is stored so.</summary>
    public static Answer Read(int? toxic, int? spam, string? kinds) => new(Flag(toxic), Flag(spam), Words(kinds));

    /// <summary>1, 0, or null where nobody judged.</summary>
    public static int? Number(bool? flag) =>
        flag switch
        {
            null => null,
            true => 1,
            false => 0,
        };

    /// <summary>The kinds as they are stored: divided by spaces; null where there are none.</summary>
    public string? StoredKinds => Kinds.Count == 0 ? null : string.Join(' ', Kinds);

    private static bool? Flag(int? number) => number is null ? null : number != 0;

    private static string[] Words(string? kinds) => kinds?.Split(' ') ?? [];
}
