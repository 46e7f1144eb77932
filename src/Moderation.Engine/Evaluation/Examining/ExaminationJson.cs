using System.Text.Json;
using System.Text.Json.Serialization;

namespace Moderation.Engine.Evaluation.Examining;

/// <summary>How a report is stored and read again.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ExaminationReport))]
internal sealed partial class ExaminationJson : JsonSerializerContext;
