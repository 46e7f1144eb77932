using Moderation.Engine.Deciding;

namespace Moderation.Service.Learning.Policies;

/// <summary>
/// Thresholds and signals in force until an admin saves a policy, where they are to differ from
/// <see cref="Policy.DefaultFor"/>, which the command line uses too. Section <c>Policy</c>.
/// </summary>
internal sealed class PolicyOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Policy";

    /// <summary>A toxicity score of at least this goes to review, above 0 to 1. Default: the model's own.</summary>
    public double? ToxicityThreshold { get; set; }

    /// <summary>A spam score of at least this goes to review, above 0 to 1. Default: the model's own.</summary>
    public double? SpamThreshold { get; set; }

    /// <summary>More links than this in a text go to review, 0 to 1,000. Default: <see cref="Policy"/>'s.</summary>
    public int? MaxLinks { get; set; }

    /// <summary>
    /// A longer text goes to review, 100 to 50,000 UTF-16 code units. Default: <see cref="Policy"/>'s.
    /// </summary>
    public int? MaxLength { get; set; }

    /// <summary>Words and phrases that go to review, whole words, whatever their case. Default none.</summary>
    public IList<string> BlockedWords { get; set; } = [];
}
