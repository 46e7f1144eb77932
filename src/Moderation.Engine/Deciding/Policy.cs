using Moderation.Engine.Models;
using Moderation.Engine.Text;

namespace Moderation.Engine.Deciding;

/// <summary>The thresholds and signals in force. Immutable; a change is a new version.</summary>
/// <param name="Version">Names this policy in every decision.</param>
/// <param name="ToxicityThreshold">A toxicity score of at least this goes to review, 0 to 1.</param>
/// <param name="SpamThreshold">A spam score of at least this goes to review, 0 to 1.</param>
/// <param name="MaxLinks">More links than this in the text go to review, 0 or more.</param>
/// <param name="MaxLength">A longer text, in UTF-16 code units, goes to review.</param>
/// <param name="BlockedWords">Words and phrases that go to review, compared without case, whole words only.</param>
public sealed record Policy(
    string Version,
    double ToxicityThreshold,
    double SpamThreshold,
    int MaxLinks,
    int MaxLength,
    IReadOnlyList<string> BlockedWords
)
{
    /// <summary>The policy of an installation that has not set its own: the model's thresholds and mild limits.</summary>
    public static Policy DefaultFor(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new Policy(
            $"default-{model.Version}",
            model.Thresholds.Toxicity,
            model.Thresholds.Spam,
            MaxLinks: 3,
            MaxLength: 10_000,
            BlockedWords: []
        );
    }

    /// <summary>Whether a word can be blocked: one that is made of unseen characters alone would block nothing.</summary>
    public static bool CanBlock(string word)
    {
        var folded = new FoldedText();
        folded.Fold(word.AsSpan().Trim());
        return folded.Length > 0;
    }
}
