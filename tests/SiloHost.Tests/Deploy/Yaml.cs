using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace Coordination.SiloHost.Tests.Deploy;

/// <summary>YAML as nodes whose values are texts.</summary>
internal static class Yaml
{
    /// <summary>Every document of a file, anchors and merges resolved.</summary>
    /// <exception cref="YamlException">It is not YAML, or has a key twice.</exception>
    public static IReadOnlyList<JsonNode> Read(string file)
    {
        using var text = File.OpenText(file);
        var parser = new MergingParser(new Parser(text));
        var deserializer = new DeserializerBuilder().WithDuplicateKeyChecking().Build();
        var documents = new List<JsonNode>();
        parser.Consume<StreamStart>();
        while (!parser.Accept<StreamEnd>(out _))
        {
            documents.Add(Convert(deserializer.Deserialize<object?>(parser)) ?? throw new InvalidOperationException($"{file} has an empty document."));
        }

        return documents;
    }

    public static JsonNode At(this JsonNode node, params string[] path) =>
        path.Aggregate(node, (at, name) => at.Find(name) ?? throw new InvalidOperationException($"There is no '{name}' of {string.Join('.', path)} in {at.GetPath()}."));

    public static JsonNode? Find(this JsonNode node, string name) => (node as JsonObject)?[name];

    public static string Text(this JsonNode node, params string[] path) => node.At(path).GetValue<string>();

    public static IEnumerable<JsonNode> Items(this JsonNode? node) => (node as JsonArray)?.Select(item => item!) ?? [];

    public static string[] Texts(this JsonNode? node) => [.. node.Items().Select(item => item.GetValue<string>())];

    public static IEnumerable<(string Name, JsonNode Value)> Fields(this JsonNode? node) => (node as JsonObject)?.Select(field => (field.Key, field.Value!)) ?? [];

    /// <summary>Whether every field of this one is in the other, with the same value.</summary>
    public static bool IsWithin(this JsonNode node, JsonNode other) =>
        node.Fields().All(field => JsonNode.DeepEquals(field.Value, other.Find(field.Name)));

    private static JsonNode? Convert(object? value) => value switch
    {
        null => null,
        IDictionary<object, object> map => new JsonObject(map.Select(pair => KeyValuePair.Create(pair.Key.ToString()!, Convert(pair.Value)))),
        IList<object> list => new JsonArray([.. list.Select(Convert)]),
        _ => JsonValue.Create(value.ToString()),
    };
}
