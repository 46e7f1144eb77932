using System.Security.Cryptography;
using System.Text.Json;
using Moderation.Engine.Deciding;
using Moderation.Engine.Models;

namespace Moderation.Service.Learning;

/// <summary>What a policy says, without its name. The table holds it as JSON.</summary>
internal sealed record PolicyContent
{
    public const int MostLinks = 1_000;
    public const int LeastLength = 100;

    /// <summary>What the model reads; the rest of a longer text would be judged by nobody.</summary>
    public const int MostLength = 50_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>A toxicity score of at least this goes to review, above 0 to 1; null for the model's own.</summary>
    public double? ToxicityThreshold { get; init; }

    /// <summary>A spam score of at least this goes to review, above 0 to 1; null for the model's own.</summary>
    public double? SpamThreshold { get; init; }

    /// <summary>More links than this in a text go to review.</summary>
    public required int MaxLinks { get; init; }

    /// <summary>A longer text, in UTF-16 code units, goes to review.</summary>
    public required int MaxLength { get; init; }

    /// <summary>Words and phrases that go to review, whole words, whatever their case.</summary>
    public required IReadOnlyList<string> BlockedWords { get; init; }

    /// <summary>What at least this spam score alone speaks against stands in the lane of spam, 0.5 to 1.</summary>
    public required double SurelySpam { get; init; }

    /// <summary>After so many days there it is rejected, 1 to 90.</summary>
    public required double SpamExpiresAfterDays { get; init; }

    /// <summary>The content that was written so.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static PolicyContent Read(string json) => JsonSerializer.Deserialize<PolicyContent>(json, Json)!;

    /// <summary>The content as the table holds it. Two that say the same are written the same.</summary>
    public string Written() => JsonSerializer.Serialize(this, Json);

    /// <summary>Eight hexadecimal digits made from what it says.</summary>
    public string Digest() => Digest(JsonSerializer.SerializeToUtf8Bytes(this, Json));

    /// <inheritdoc cref="Digest()"/>
    public static string Digest(byte[] written) => Convert.ToHexStringLower(SHA256.HashData(written).AsSpan(0, 4));

    /// <summary>Whether the other says the same.</summary>
    public bool IsSameAs(PolicyContent other) => Written() == other.Written();

    /// <summary>The policy that a <see cref="Decider"/> takes.</summary>
    public Policy ToPolicy(string version, Model model) =>
        new(
            version,
            ToxicityThreshold ?? model.Thresholds.Toxicity,
            SpamThreshold ?? model.Thresholds.Spam,
            MaxLinks,
            MaxLength,
            BlockedWords
        );
}
