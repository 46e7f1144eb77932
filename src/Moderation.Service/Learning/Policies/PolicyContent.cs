using System.Security.Cryptography;
using System.Text.Json;
using Moderation.Engine.Deciding;
using Moderation.Engine.Models;

namespace Moderation.Service.Learning.Policies;

/// <summary>What a policy says, without its name. The table holds it as JSON.</summary>
internal sealed record PolicyContent
{
    public const int MostLinks = 1_000;
    public const int LeastLength = 100;

    public const int MostWords = 1_000;
    public const int LongestWord = 100;
    public const double MostSpamDays = 90;

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

    /// <summary>The same with blocked words without spaces around them, each once, and no empty ones.</summary>
    public PolicyContent Tidied() =>
        this with
        {
            BlockedWords =
            [
                .. BlockedWords
                    .Select(word => word.Trim())
                    .Where(word => word.Length > 0)
                    .Distinct(StringComparer.OrdinalIgnoreCase),
            ],
        };

    /// <summary>The same with thresholds that are given, and not above others.</summary>
    public PolicyContent NoMilderThan(Thresholds others) =>
        this with
        {
            ToxicityThreshold = Math.Min(ToxicityThreshold ?? 1, others.Toxicity),
            SpamThreshold = Math.Min(SpamThreshold ?? 1, others.Spam),
        };

    /// <summary>What is wrong with it and what would be right, by property; empty where nothing is.</summary>
    public Dictionary<string, string> Mistakes()
    {
        var mistakes = new Dictionary<string, string>();
        Refuse(nameof(ToxicityThreshold), !IsThreshold(ToxicityThreshold), AThreshold);
        Refuse(nameof(SpamThreshold), !IsThreshold(SpamThreshold), AThreshold);
        Refuse(nameof(MaxLinks), MaxLinks is < 0 or > MostLinks, $"Give a whole number from 0 to {MostLinks}.");
        Refuse(
            nameof(MaxLength),
            MaxLength is < LeastLength or > MostLength,
            $"Give a whole number from {LeastLength} to {MostLength}."
        );
        Refuse(nameof(BlockedWords), BlockedWords.Count > MostWords, $"Give at most {MostWords} words.");
        foreach (var word in BlockedWords.Where(word => WordMistake(word) is not null).Take(1))
        {
            mistakes[nameof(BlockedWords)] = WordMistake(word)!;
        }

        Refuse(nameof(SurelySpam), !(SurelySpam is >= 0.5 and <= 1), "Give a probability from 0.5 to 1.");
        Refuse(
            nameof(SpamExpiresAfterDays),
            !(SpamExpiresAfterDays is >= 1 and <= MostSpamDays),
            $"Give a number of days from 1 to {MostSpamDays}."
        );
        return mistakes;

        void Refuse(string field, bool isWrong, string right)
        {
            if (isWrong)
            {
                mistakes[field] = right;
            }
        }
    }

    private const string AThreshold = "Give a probability above 0, up to 1; or nothing for the model's own.";

    private static bool IsThreshold(double? value) => value is null or (> 0 and <= 1);

    private static string? WordMistake(string word) =>
        word.Length > LongestWord ? $"One has {word.Length} characters: give at most {LongestWord} in a line."
        : word.Any(char.IsControl) ? "One holds a character that cannot be shown: leave it out."
        : !Policy.CanBlock(word) ? "One holds only characters that nobody sees: leave it out."
        : null;

    /// <summary>The policy that a <see cref="Decider"/> takes.</summary>
    /// <param name="version">Its name.</param>
    /// <param name="own">The thresholds where it gives none: the model's own.</param>
    public Policy ToPolicy(string version, Thresholds own) =>
        new(version, ToxicityThreshold ?? own.Toxicity, SpamThreshold ?? own.Spam, MaxLinks, MaxLength, BlockedWords);
}
