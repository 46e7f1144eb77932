using Moderation.Engine.Deciding;
using Moderation.Engine.Evaluation;
using Moderation.Engine.Models;
using Moderation.Engine.Training;

namespace Moderation.Benchmarks.Learning;

/// <summary>
/// The comments of a blog in the order of a seed, and what moderators say of them: what the model in force sends to review
/// gets a verdict, of the approved a sample is audited, each with a chance that is known and higher near the threshold.
/// </summary>
internal sealed class Arrivals
{
    private readonly Blog _blog;
    private readonly int[] _order;
    private readonly Random _random;
    private readonly List<LabelledComment> _labels = [];
    private int _arrived;

    public Arrivals(Blog blog, int seed)
    {
        (_blog, _random) = (blog, new Random(seed));
        _order = [.. Enumerable.Range(0, blog.Arriving.Count)];
        _random.Shuffle(_order);
    }

    /// <summary>All labels so far.</summary>
    public IReadOnlyList<LabelledComment> Labels => _labels;

    /// <summary>Goes on until there are so many labels, or nothing arrives any more.</summary>
    public void GoOnTo(int labels, Model inForce)
    {
        for (; _labels.Count < labels && _arrived < _order.Length; _arrived++)
        {
            var row = _blog.Arriving[_order[_arrived]];
            var score = inForce.Score(row.Comment).Of(_blog.Category);
            var chance = Chance(score / inForce.Thresholds.Of(_blog.Category));
            if (_random.NextDouble() < chance)
            {
                _labels.Add(Label(row, _arrived, chance));
            }
        }
    }

    private double Chance(double ratio) => ratio >= 1 ? 1 : _blog.Audits.First(audit => ratio >= audit.Ratio).Chance;

    private LabelledComment Label(CorpusRow row, int number, double chance) =>
        new()
        {
            Id = $"{_blog.Name}/{number}",
            Comment = row.Comment,
            Toxic = _blog.Category == Category.Toxicity ? row.Toxic == 1 : null,
            Spam = _blog.Category == Category.Spam ? row.Spam == 1 : null,
            Thread = row.Group.Length > 0 ? row.Group : $"{number}",
            At = DateTimeOffset.UnixEpoch.AddMinutes(number),
            Probability = chance,
            Origin = chance == 1 ? LabelOrigin.Verdict : LabelOrigin.Audit,
        };
}
