using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace Coordination.SiloHost.TestKit;

/// <summary>YAML as nodes.</summary>
public static class Yaml
{
    /// <summary>Every document of a file, anchors and merges resolved.</summary>
    /// <param name="file">The file.</param>
    /// <param name="isTyped">Whether numbers and truth values are such; else every value is a text.</param>
    /// <exception cref="YamlException">It is not YAML, or has a key twice.</exception>
    public static IReadOnlyList<JsonNode> Read(string file, bool isTyped = false) => Parse(File.ReadAllText(file), isTyped);

    /// <summary>Every document of a text.</summary>
    public static IReadOnlyList<JsonNode> Parse(string text, bool isTyped = false)
    {
        var parser = new MergingParser(new Parser(new StringReader(text)));
        var settings = new DeserializerBuilder().WithDuplicateKeyChecking();
        var deserializer = (isTyped ? settings.WithAttemptingUnquotedStringTypeDeserialization() : settings).Build();
        var documents = new List<JsonNode>();
        parser.Consume<StreamStart>();
        while (!parser.Accept<StreamEnd>(out _))
        {
            documents.Add(Convert(deserializer.Deserialize<object?>(parser)) ?? throw new InvalidOperationException("There is an empty document."));
        }

        return documents;
    }

    public static JsonNode At(this JsonNode node, params string[] path) =>
        path.Aggregate(node, (at, name) => at.Find(name) ?? throw new InvalidOperationException($"There is no '{name}' of {string.Join('.', path)} in {at.GetPath()}."));

    /// <summary>The object of that name, made where it is not there.</summary>
    public static JsonNode Child(this JsonNode node, string name) => node[name] ??= new JsonObject();

    public static JsonNode? Find(this JsonNode node, string name) => (node as JsonObject)?[name];

    public static string Text(this JsonNode node, params string[] path) => node.At(path).ToString();

    public static IEnumerable<JsonNode> Items(this JsonNode? node) => (node as JsonArray)?.Select(item => item!) ?? [];

    public static string[] Texts(this JsonNode? node) => [.. node.Items().Select(item => item.ToString())];

    public static IEnumerable<(string Name, JsonNode Value)> Fields(this JsonNode? node) => (node as JsonObject)?.Select(field => (field.Key, field.Value!)) ?? [];

    /// <summary>Whether every field of this one is in the other, with the same value.</summary>
    public static bool IsWithin(this JsonNode node, JsonNode other) =>
        node.Fields().All(field => JsonNode.DeepEquals(field.Value, other.Find(field.Name)));

    private static JsonNode? Convert(object? value) => value switch
    {
        null => null,
        IDictionary<object, object> map => new JsonObject(map.Select(pair => KeyValuePair.Create(pair.Key.ToString()!, Convert(pair.Value)))),
        IList<object> list => new JsonArray([.. list.Select(Convert)]),
        string text => JsonValue.Create(text),
        _ => System.Text.Json.JsonSerializer.SerializeToNode(value),
    };
}
