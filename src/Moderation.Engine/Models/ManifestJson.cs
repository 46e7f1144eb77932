using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Moderation.Engine.Models;

/// <summary>
/// How the manifest is written and read. Generated when the program is built: a program that has just started would
/// spend a tenth of a second on finding the same out by reflection.
/// </summary>
[JsonSerializable(typeof(Manifest))]
internal sealed partial class ManifestJson : JsonSerializerContext
{
    /// <summary>Indented, camelCase, letters of all scripts as they are, line ends the same on every system.</summary>
    public static ManifestJson Form { get; } =
        new(
            new JsonSerializerOptions(JsonSerializerDefaults.Web)
            {
                WriteIndented = true,
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                NewLine = "\n",
            }
        );
}
