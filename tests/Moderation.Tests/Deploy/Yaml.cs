using Moderation.Tests.Architecture;
using YamlDotNet.RepresentationModel;

namespace Moderation.Tests.Deploy;

/// <summary>A place in a YAML document.</summary>
internal sealed class Yaml
{
    private readonly YamlNode _node;
    private readonly string _path;

    private Yaml(YamlNode node, string path)
    {
        _node = node;
        _path = path;
    }

    /// <summary>The document in a file below the folder that holds src and tests.</summary>
    public static Yaml File(params string[] path) =>
        Parse(System.IO.File.ReadAllText(Path.Combine([House.Root, .. path])));

    /// <summary>The first document of a text.</summary>
    public static Yaml Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return new Yaml(stream.Documents[0].RootNode, "");
    }

    /// <summary>What stands under a key, or null.</summary>
    public Yaml? this[string key] =>
        _node is YamlMappingNode map && map.Children.TryGetValue(key, out var found)
            ? new Yaml(found, $"{_path}/{key}")
            : null;

    /// <summary>What stands at the end of a way of keys.</summary>
    public Yaml At(params string[] keys) =>
        keys.Aggregate(
            this,
            (place, key) => place[key] ?? throw new KeyNotFoundException($"{place._path} has no '{key}'.")
        );

    /// <summary>The keys of a mapping, in their order.</summary>
    public IReadOnlyList<string> Keys =>
        [.. ((YamlMappingNode)_node).Children.Keys.Select(k => ((YamlScalarNode)k).Value!)];

    /// <summary>The members of a sequence.</summary>
    public IReadOnlyList<Yaml> Items =>
        [.. ((YamlSequenceNode)_node).Children.Select((c, i) => new Yaml(c, $"{_path}/{i}"))];

    /// <summary>The value of a scalar.</summary>
    public string Value => ((YamlScalarNode)_node).Value!;

    /// <summary>Whether it is a sequence.</summary>
    public bool IsSequence => _node is YamlSequenceNode;

    /// <summary>It alone, as a document.</summary>
    public string Text
    {
        get
        {
            var writer = new StringWriter();
            new YamlStream(new YamlDocument(_node)).Save(writer, assignAnchors: false);
            return writer.ToString();
        }
    }
}
