using Moderation.Service.Learning.Labels;
using Moderation.Service.Review;

namespace Moderation.Service.Dashboard.Labelling;

/// <summary>A known answer as a form gives it.</summary>
internal static class AnswerForm
{
    /// <summary>The answer, or null where the form says none that there is.</summary>
    /// <param name="wish"><c>fine</c>, <c>spam</c>, <c>toxicity</c> or <c>both</c>.</param>
    /// <param name="kind">A kind of toxicity, or "".</param>
    public static Answer? Read(string? wish, string? kind = null)
    {
        string[] kinds = VerdictCategories.Kinds.Contains(kind) ? [kind!] : [];
        return wish switch
        {
            "fine" => Answer.Fine,
            "spam" => new Answer(false, true, []),
            "toxicity" => new Answer(true, false, kinds),
            "both" => new Answer(true, true, kinds),
            _ => null,
        };
    }
}
