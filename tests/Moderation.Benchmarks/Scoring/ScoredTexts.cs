using System.Text.Json;
using Moderation.Benchmarks.Journey;
using Moderation.Contracts;
using Moderation.Engine.Deciding;
using Moderation.Engine.Models;
using Moderation.Engine.Training;

namespace Moderation.Benchmarks.Scoring;

/// <summary>The comments to measure with, in memory before any clock runs.</summary>
internal sealed class ScoredTexts
{
    private ScoredTexts(IReadOnlyList<Comment> comments, IReadOnlyList<LabelledText> training)
    {
        Comments = comments;
        Training = training;
    }

    /// <summary>What is scored.</summary>
    public IReadOnlyList<Comment> Comments { get; }

    /// <summary>What the baseline is trained on.</summary>
    public IReadOnlyList<LabelledText> Training { get; }

    /// <summary>The rows of a corpus; the baseline trains on those that are labelled for toxicity.</summary>
    public static ScoredTexts OfCorpus(FileInfo corpus, int limit)
    {
        CorpusRow[] rows = [.. Corpus.Read([corpus.FullName]).Take(limit)];
        return new ScoredTexts(
            [.. rows.Select(row => row.Comment)],
            [
                .. rows.Where(row => row.Toxic is not null)
                    .Select(row => new LabelledText(row.Text, row.Label(Category.Toxicity) == true)),
            ]
        );
    }

    /// <summary>Comments of no meaning with the lengths of real ones; every other one has the label.</summary>
    public static ScoredTexts Invented(int count)
    {
        Comment[] comments =
        [
            .. InventedComments
                .Of("scoring")
                .Take(count)
                .Select(body => JsonSerializer.Deserialize<CommentSubmitted>(body.Span, Wire.Json)!)
                .Select(message => new Comment(message.Text, message.Author?.Name, message.Author?.Url)),
        ];
        return new ScoredTexts(
            comments,
            [.. comments.Select((comment, place) => new LabelledText(comment.Text, place % 2 == 0))]
        );
    }
}
