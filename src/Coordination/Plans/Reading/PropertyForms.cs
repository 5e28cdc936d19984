using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Coordination.Plans.Reading;

/// <summary>The form of a property's value, also where the property is written in its own way.</summary>
internal static class PropertyForms
{
    private static readonly ConcurrentDictionary<JsonConverter, JsonTypeInfo> Own = new();

    public static JsonTypeInfo Of(JsonPropertyInfo property, JsonSerializerOptions options) => property.CustomConverter is { } converter
        ? Own.GetOrAdd(converter, static (own, from) => Make(own, from.property.PropertyType, from.options), (property, options))
        : options.GetTypeInfo(property.PropertyType);

    private static JsonTypeInfo Make(JsonConverter converter, Type type, JsonSerializerOptions options)
    {
        var own = new JsonSerializerOptions(options);
        own.Converters.Insert(0, converter);
        return own.GetTypeInfo(type);
    }
}
