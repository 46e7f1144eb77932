using Moderation.Engine.Deciding;
using Moderation.Engine.Models;
using Moderation.Engine.Training;

namespace Moderation.Engine.Evaluation;

/// <summary>A row of a corpus and what a model says about it.</summary>
/// <param name="Row">The row.</param>
/// <param name="Scores">Its scores.</param>
/// <param name="Language">The language found.</param>
/// <param name="SpamOfText">The spam score of the text without its author.</param>
/// <param name="Unit">Rows of one unit are drawn together when an interval is found.</param>
internal sealed record ScoredComment(CorpusRow Row, Scores Scores, string Language, float SpamOfText, int Unit)
{
    /// <summary>The score of a category against its label, or null where nobody judged.</summary>
    public ScoredLabel? For(Category category) =>
        Row.Label(category) is { } label
            ? new ScoredLabel(category == Category.Toxicity ? Scores.Toxicity : Scores.Spam, label, Unit)
            : null;
}
