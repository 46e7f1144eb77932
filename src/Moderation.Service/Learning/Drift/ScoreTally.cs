using Moderation.Service.Publishing;

namespace Moderation.Service.Learning.Drift;

/// <summary>
/// Counts in memory how the comments that were stored here scored; <see cref="TallySweep"/> has it added to the table. What a
/// crash takes of it, a few seconds, is missed by nobody.
/// </summary>
internal sealed class ScoreTally
{
    private readonly Lock _one = new();
    private Dictionary<(string Day, string Model), Spreads> _counted = [];

    /// <summary>Counts comments that were stored with their first decision.</summary>
    public void Add(IReadOnlyList<NewDecision> stored)
    {
        lock (_one)
        {
            foreach (var decision in stored)
            {
                var (made, language) = (decision.Made, decision.Language);
                Of(_counted, (DayName.Of(made.DecidedAt), made.Model))
                    .Add(made.Scores.Toxicity, made.Scores.Spam, language ?? "unknown");
            }
        }
    }

    /// <summary>Takes what was counted; from then on it is counted anew.</summary>
    public IReadOnlyDictionary<(string Day, string Model), Spreads> Take()
    {
        lock (_one)
        {
            var taken = _counted;
            _counted = [];
            return taken;
        }
    }

    /// <summary>Takes back what could not be stored.</summary>
    public void Return(IReadOnlyDictionary<(string Day, string Model), Spreads> taken)
    {
        lock (_one)
        {
            foreach (var (key, spreads) in taken)
            {
                Of(_counted, key).Add(spreads);
            }
        }
    }

    private static Spreads Of(Dictionary<(string Day, string Model), Spreads> counted, (string Day, string Model) key)
    {
        if (!counted.TryGetValue(key, out var spreads))
        {
            counted[key] = spreads = new Spreads();
        }

        return spreads;
    }
}
