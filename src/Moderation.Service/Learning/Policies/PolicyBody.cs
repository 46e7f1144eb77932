using System.Text.Json;

namespace Moderation.Service.Learning.Policies;

/// <summary>
/// Reads a policy from JSON, all of it: a field that is left out would otherwise be something that nobody chose.
/// </summary>
internal static class PolicyBody
{
    private const string Note = "note";

    private static readonly string[] Fields =
    [
        "toxicityThreshold",
        "spamThreshold",
        "maxLinks",
        "maxLength",
        "blockedWords",
        "surelySpam",
        "spamExpiresAfterDays",
    ];

    /// <summary>The policy and the note.</summary>
    /// <param name="body">What was sent.</param>
    /// <param name="errors">Gets what would be right, by field; the policy is of no use then.</param>
    public static (PolicyContent Content, string? Note) Read(JsonElement body, Dictionary<string, string[]> errors)
    {
        var fields = new Dictionary<string, JsonElement>();
        if (body.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in body.EnumerateObject())
            {
                fields[property.Name] = property.Value;
            }
        }

        foreach (var unknown in fields.Keys.Except([.. Fields, Note]))
        {
            errors[unknown] = [$"There is no such field: give {string.Join(", ", Fields)} and {Note}."];
        }

        var content = new PolicyContent
        {
            ToxicityThreshold = Threshold("toxicityThreshold"),
            SpamThreshold = Threshold("spamThreshold"),
            MaxLinks = Whole("maxLinks"),
            MaxLength = Whole("maxLength"),
            BlockedWords = Words(),
            SurelySpam = Number("surelySpam"),
            SpamExpiresAfterDays = Number("spamExpiresAfterDays"),
        };
        return (content, fields.TryGetValue(Note, out var note) ? Text(note, Note) : null);

        double? Threshold(string name) =>
            fields.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Null ? null
            : fields.ContainsKey(name) ? Number(name)
            : Wrong<double?>(name, "Give a number, or null for the model's own.");

        double Number(string name) =>
            fields.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Number
                ? value.GetDouble()
                : Wrong<double>(name, "Give a number.");

        int Whole(string name) =>
            fields.TryGetValue(name, out var value)
            && value.ValueKind == JsonValueKind.Number
            && value.TryGetInt32(out var number)
                ? number
                : Wrong<int>(name, "Give a whole number.");

        IReadOnlyList<string> Words() =>
            fields.TryGetValue("blockedWords", out var value) && value.ValueKind == JsonValueKind.Array
                ? [.. value.EnumerateArray().Select(word => Text(word, "blockedWords")).OfType<string>()]
                : Wrong<string[]>("blockedWords", "Give a list of words, [] for none.") ?? [];

        string? Text(JsonElement value, string name)
        {
            try
            {
                return value.ValueKind is JsonValueKind.String or JsonValueKind.Null
                    ? value.GetString()
                    : Wrong<string>(name, "Write texts in double quotes.");
            }
            catch (InvalidOperationException)
            {
                return Wrong<string>(name, "It holds characters that cannot be stored: leave them out.");
            }
        }

        T? Wrong<T>(string name, string right)
        {
            errors[name] = [right];
            return default;
        }
    }
}
