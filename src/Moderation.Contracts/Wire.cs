using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Moderation.Contracts;

/// <summary>How the messages look as JSON: camelCase, compact, enums as lower-case strings, nulls written.</summary>
public static class Wire
{
    /// <summary>The options that write and read every message. Letters of all scripts are written as they are.</summary>
    public static JsonSerializerOptions Json { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            // The bytes are never embedded in HTML without encoding; escaping every letter beyond ASCII would
            // triple the size of comments in other scripts.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            WriteIndented = false,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
