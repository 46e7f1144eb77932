namespace Moderation.Service.Learning;

/// <summary>Thresholds and signals in force. Section <c>Policy</c>.</summary>
internal sealed class PolicyOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Policy";

    /// <summary>A toxicity score of at least this goes to review, above 0 to 1. Default: the model's own.</summary>
    public double? ToxicityThreshold { get; set; }

    /// <summary>A spam score of at least this goes to review, above 0 to 1. Default: the model's own.</summary>
    public double? SpamThreshold { get; set; }

    /// <summary>More links than this in a text go to review, 0 to 1,000. Default 2.</summary>
    public int MaxLinks { get; set; } = 2;

    /// <summary>A longer text goes to review, 100 to 100,000 UTF-16 code units. Default 10,000.</summary>
    public int MaxLength { get; set; } = 10_000;

    /// <summary>Words and phrases that go to review, whole words, whatever their case. Default none.</summary>
    public IList<string> BlockedWords { get; set; } = [];
}
