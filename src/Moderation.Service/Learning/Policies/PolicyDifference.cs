using System.Globalization;

namespace Moderation.Service.Learning.Policies;

/// <summary>One thing that two policies say differently, in words.</summary>
/// <param name="Field">What it is, such as <c>most links</c>.</param>
/// <param name="Change">From what to what.</param>
internal sealed record PolicyDifference(string Field, string Change)
{
    /// <summary>All that an earlier and a later policy say differently, in the order of the page.</summary>
    public static IReadOnlyList<PolicyDifference> Between(PolicyContent earlier, PolicyContent later)
    {
        var differences = new List<PolicyDifference>();
        Add("toxicity threshold", Threshold(earlier.ToxicityThreshold), Threshold(later.ToxicityThreshold));
        Add("spam threshold", Threshold(earlier.SpamThreshold), Threshold(later.SpamThreshold));
        Add("most links", Number(earlier.MaxLinks), Number(later.MaxLinks));
        Add("longest text", Number(earlier.MaxLength), Number(later.MaxLength));
        Add("surely spam from", Number(earlier.SurelySpam), Number(later.SurelySpam));
        Add("days until spam expires", Number(earlier.SpamExpiresAfterDays), Number(later.SpamExpiresAfterDays));
        AddWords("blocked words added", later.BlockedWords.Except(earlier.BlockedWords));
        AddWords("blocked words taken out", earlier.BlockedWords.Except(later.BlockedWords));
        if (differences.Count == 0 && !earlier.IsSameAs(later))
        {
            differences.Add(new PolicyDifference("blocked words", "in another order"));
        }

        return differences;

        void Add(string field, string from, string to)
        {
            if (from != to)
            {
                differences.Add(new PolicyDifference(field, $"{from} → {to}"));
            }
        }

        void AddWords(string field, IEnumerable<string> words)
        {
            if (words.Any())
            {
                differences.Add(new PolicyDifference(field, string.Join(", ", words.Select(word => $"“{word}”"))));
            }
        }
    }

    private static string Threshold(double? value) => value is { } own ? Number(own) : "the model’s own";

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
