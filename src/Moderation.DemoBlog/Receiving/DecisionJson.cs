using System.Text.Json;
using System.Text.Json.Serialization;

namespace Moderation.DemoBlog.Receiving;

/// <summary>Teaches the bus to read <c>"approved"</c> as the state: it takes enums for numbers otherwise.</summary>
internal static class DecisionJson
{
    public static JsonSerializerOptions AddTo(JsonSerializerOptions options) =>
        options.Converters.Any(converter => converter is JsonStringEnumConverter)
            ? options
            : new JsonSerializerOptions(options)
            {
                Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
            };
}
