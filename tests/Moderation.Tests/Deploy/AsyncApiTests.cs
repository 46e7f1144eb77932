using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Moderation.Contracts;
using YamlDotNet.Serialization;

namespace Moderation.Tests.Deploy;

/// <summary>deploy/asyncapi.yaml says what the Contracts say, and nothing else.</summary>
public sealed class AsyncApiTests
{
    private static readonly Yaml Document = Yaml.File("deploy", "asyncapi.yaml");

    private static readonly Yaml Schemas = Document.At("components", "schemas");

    /// <summary>Each message and part of one, whether it goes out, and what must be there where it comes in.</summary>
    public static TheoryData<Type, bool, string[]> Shapes =>
        new()
        {
            { typeof(CommentSubmitted), false, ["commentId", "text"] },
            { typeof(CommentAuthor), false, [] },
            { typeof(CommentDeleted), false, ["commentId"] },
            { typeof(CommentReported), false, ["commentId"] },
            { typeof(DecisionMade), true, [] },
            { typeof(Scores), true, [] },
            { typeof(Reason), true, [] },
            { typeof(Span), true, [] },
        };

    [Fact]
    public void Schemas_AreThoseOfTheContracts() => Assert.Equal(Shapes.Select(s => s.Data.Item1.Name), Schemas.Keys);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Schema_HasThePropertiesOfItsType(Type type, bool goesOut, string[] required)
    {
        var schema = Schemas.At(type.Name);
        var properties = Wire.Json.GetTypeInfo(type).Properties;

        Assert.Equal(properties.Select(p => p.Name), schema.At("properties").Keys);
        Assert.Equal(
            goesOut ? properties.Where(p => !MayBeAbsent(p)).Select(p => p.Name) : required,
            schema["required"]?.Items.Select(r => r.Value) ?? []
        );
        foreach (var property in properties)
        {
            // What comes in may be null wherever it may be absent; what goes out is one or the other.
            var nullable = goesOut
                ? !MayBeAbsent(property) && MayBeNull((PropertyInfo)property.AttributeProvider!)
                : !required.Contains(property.Name);
            Assert.Equal(
                (property.Name, SchemaOf(property.PropertyType, nullable)),
                (property.Name, Plain(schema.At("properties", property.Name)))
            );
        }
    }

    [Theory]
    [InlineData("commentSubmitted", typeof(CommentSubmitted))]
    [InlineData("commentDeleted", typeof(CommentDeleted))]
    [InlineData("commentReported", typeof(CommentReported))]
    [InlineData("decisionMade", typeof(DecisionMade))]
    public void Examples_AreMessages(string message, Type type)
    {
        var strict = new JsonSerializerOptions(Wire.Json)
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            PropertyNameCaseInsensitive = false,
        };
        var examples = Document.At("components", "messages", message, "examples").Items;

        Assert.NotEmpty(examples);
        Assert.All(
            examples,
            example =>
            {
                var json = Json(example.At("payload"));
                var read = JsonSerializer.Deserialize(json, type, strict);
                if (type == typeof(DecisionMade))
                {
                    // What goes out has one form only.
                    Assert.True(
                        JsonNode.DeepEquals(json, JsonSerializer.SerializeToNode(read, type, strict)),
                        $"{json}"
                    );
                }
            }
        );
    }

    [Fact]
    public void Channels_AreThoseOfTheTopology()
    {
        Assert.Equal(
            [
                (Topology.CommentsExchange, Topology.CommentSubmittedKey),
                (Topology.CommentsExchange, Topology.CommentDeletedKey),
                (Topology.CommentsExchange, Topology.CommentReportedKey),
                (Topology.DecisionsExchange, Topology.ApproveKey),
                (Topology.DecisionsExchange, Topology.ReviewKey),
                (Topology.DecisionsExchange, Topology.VerdictApproveKey),
                (Topology.DecisionsExchange, Topology.VerdictRejectKey),
            ],
            Document
                .At("channels")
                .Keys.Select(key => Document.At("channels", key))
                .Where(channel => channel.At("bindings", "amqp", "is").Value == "routingKey")
                .SelectMany(RoutingKeys, (c, key) => (c.At("bindings", "amqp", "exchange", "name").Value, key))
        );
    }

    [Theory]
    [InlineData("intake", Topology.IntakeQueue, Topology.CommentsExchange, Topology.CommentSubmittedKey)]
    [InlineData("deletions", Topology.DeletionsQueue, Topology.CommentsExchange, Topology.CommentDeletedKey)]
    [InlineData("reports", Topology.ReportsQueue, Topology.CommentsExchange, Topology.CommentReportedKey)]
    [InlineData("deadLetters", Topology.DeadLettersQueue, Topology.DeadLettersExchange, "")]
    [InlineData("subscriber", null, Topology.DecisionsExchange, "#")]
    public void Queue_HasTheNameArgumentsAndBindingOfTheTopology(
        string name,
        string? queue,
        string exchange,
        string key
    )
    {
        var channel = Document.At("channels", name);
        var arguments = channel.At("x-arguments");

        Assert.Equal(queue, channel.At("bindings", "amqp", "queue")["name"]?.Value);
        Assert.Equal(queue ?? "{subscriber}", channel.At("address").Value);
        Assert.Equal(
            (exchange, key),
            (channel.At("x-bound-to", "exchange").Value, channel.At("x-bound-to", "routingKey").Value)
        );
        Assert.Equal(
            (
                name is "intake" or "deletions" or "reports" ? Topology.IntakeArguments : Topology.SubscriberArguments
            ).Select(a => (a.Key, $"{a.Value}")),
            arguments.Keys.Select(argument => (argument, arguments.At(argument).Value))
        );
    }

    private static IEnumerable<string> RoutingKeys(Yaml channel) =>
        channel["parameters"] is { } parameters
            ? parameters.At("decision", "enum").Items.Select(value => value.Value)
            : [channel.At("address").Value];

    private static bool MayBeAbsent(JsonPropertyInfo property) =>
        property.AttributeProvider!.IsDefined(typeof(JsonIgnoreAttribute), inherit: false);

    private static bool MayBeNull(PropertyInfo property) =>
        new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;

    // A schema in short: its type or its reference, its format, its values; "?" where it may be null.
    private static string SchemaOf(Type type, bool nullable)
    {
        var value = Nullable.GetUnderlyingType(type) ?? type;
        var schema = value switch
        {
            _ when value == typeof(string) => "string",
            _ when value == typeof(int) => "integer",
            _ when value == typeof(double) => "number",
            _ when value == typeof(DateTimeOffset) => "string date-time",
            { IsEnum: true } => $"string {string.Join(' ', Values(value))}",
            { IsGenericType: true } => $"array of {SchemaOf(value.GetGenericArguments()[0], nullable: false)}",
            _ => value.Name,
        };
        return nullable ? schema + "?" : schema;
    }

    private static IEnumerable<string> Values(Type type) =>
        Enum.GetValues(type).Cast<object>().Select(v => JsonSerializer.Serialize(v, type, Wire.Json).Trim('"'));

    private static string Plain(Yaml schema)
    {
        if (schema["oneOf"] is { Items: [var some, var none] })
        {
            Assert.Equal("null", none.At("type").Value);
            return Plain(some) + "?";
        }

        if (schema["$ref"] is { } reference)
        {
            return reference.Value.Split('/')[^1];
        }

        string[] types = schema.At("type").IsSequence
            ? [.. schema.At("type").Items.Select(t => t.Value)]
            : [schema.At("type").Value];
        string[] words =
        [
            types[0],
            .. schema["format"] is { } format ? [format.Value] : Array.Empty<string>(),
            .. schema["enum"]?.Items.Select(v => v.Value) ?? [],
            .. schema["items"] is { } items ? ["of", Plain(items)] : Array.Empty<string>(),
        ];
        return string.Join(' ', words) + (types.Contains("null") ? "?" : "");
    }

    private static JsonNode Json(Yaml payload)
    {
        var reader = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();
        return JsonSerializer.SerializeToNode(reader.Deserialize<Dictionary<string, object?>>(payload.Text))!;
    }
}
