using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Coordination.Plans;
using Coordination.Plans.Reading;

namespace Coordination.TestKit.Schemas;

/// <summary>What a member is where a document leaves it out, and what it is in a sample.</summary>
internal sealed class SchemaValues
{
    private const int LongestExample = 80;

    private readonly Dictionary<(Type Owner, string Name), JsonNode> _examples = [];
    private readonly Dictionary<Type, object?> _empty = [];

    /// <summary>The values of a sample: of each member the first one that is no default.</summary>
    public static SchemaValues Of(object sample)
    {
        var values = new SchemaValues();
        values.Collect(sample);
        return values;
    }

    /// <summary>Adds the default and an example of a member to its schema.</summary>
    public void AddTo(JsonObject schema, JsonPropertyInfo property)
    {
        if (!property.IsRequired && EmptyOf(property.DeclaringType) is { } empty && FormOf(property).Kind != JsonTypeInfoKind.Object)
        {
            schema["default"] = Write(property, empty);
        }

        if (_examples.TryGetValue((property.DeclaringType, property.Name), out var example))
        {
            // A name may be one text as well.
            schema["examples"] = property.PropertyType == typeof(PlanName) && example is JsonObject { Count: > 0 } texts
                ? new JsonArray(texts[0]!.DeepClone(), example.DeepClone())
                : new JsonArray(example.DeepClone());
        }
    }

    private void Collect(object value)
    {
        var form = PlansJson.Canonical.GetTypeInfo(value.GetType());
        if (form.Kind is JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary)
        {
            foreach (var entry in value is IDictionary entries ? entries.Values : (IEnumerable)value)
            {
                Collect(entry!);
            }
        }
        else if (form.Kind == JsonTypeInfoKind.Object)
        {
            foreach (var property in form.Properties.Where(property => property.Get?.Invoke(value) is not null))
            {
                Note(property, value);
                Collect(property.Get!(value)!);
            }
        }
    }

    private void Note(JsonPropertyInfo property, object owner)
    {
        if (FormOf(property).Kind == JsonTypeInfoKind.None && Write(property, owner) is { } written && (written is JsonObject { Count: > 0 } texts ? texts[0]! : written).ToJsonString().Length <= LongestExample
            && !JsonNode.DeepEquals(written, EmptyOf(property.DeclaringType) is { } empty ? Write(property, empty) : null))
        {
            _examples.TryAdd((property.DeclaringType, property.Name), written);
        }
    }

    // A type whose members all come by its constructor says its defaults there.
    private object? EmptyOf(Type type)
    {
        if (!_empty.TryGetValue(type, out var empty))
        {
            _empty[type] = empty = type.GetConstructor(Type.EmptyTypes) is null ? null : Activator.CreateInstance(type);
        }

        return empty;
    }

    private static JsonNode? Write(JsonPropertyInfo property, object owner) => JsonSerializer.SerializeToNode(property.Get!(owner), FormOf(property));

    private static JsonTypeInfo FormOf(JsonPropertyInfo property) => PropertyForms.Of(property, PlansJson.Canonical);
}
