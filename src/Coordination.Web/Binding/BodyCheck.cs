using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Coordination.Web.Json;

namespace Coordination.Web.Binding;

/// <summary>Walks a document against a type and finds every fault, each with its path.</summary>
internal static class BodyCheck
{
    public static IReadOnlyList<Fault> Faults(JsonElement root, JsonTypeInfo type)
    {
        var faults = new List<Fault>();
        Check(root, type, "$", faults);
        return faults;
    }

    private static void Check(JsonElement element, JsonTypeInfo type, string path, List<Fault> faults)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when element.ValueKind == JsonValueKind.Object:
                CheckObject(element, type, path, faults);
                break;
            case JsonTypeInfoKind.Enumerable when element.ValueKind == JsonValueKind.Array:
                CheckElements(element, type, path, faults);
                break;
            case JsonTypeInfoKind.Dictionary when element.ValueKind == JsonValueKind.Object:
                CheckEntries(element, type, path, faults);
                break;
            case JsonTypeInfoKind.None when IsReadable(element, type):
                break;
            default:
                faults.Add(new Fault(path, $"{Name(path)} must be {Expected.Of(type)}."));
                break;
        }
    }

    private static void CheckObject(JsonElement element, JsonTypeInfo type, string path, List<Fault> faults)
    {
        foreach (var property in element.EnumerateObject())
        {
            var at = $"{path}.{property.Name}";
            if (type.Properties.FirstOrDefault(known => known.Name == property.Name) is not { } known)
            {
                faults.Add(new Fault(at, $"{Name(at)} is not known here: the fields are {string.Join(", ", type.Properties.Select(field => field.Name))}."));
            }
            else if (property.Value.ValueKind != JsonValueKind.Null)
            {
                Check(property.Value, WebJson.Options.GetTypeInfo(known.PropertyType), at, faults);
            }
            else if (!TakesNull(known))
            {
                faults.Add(new Fault(at, $"{Name(at)} must not be null: leave it out, or give {Expected.Of(WebJson.Options.GetTypeInfo(known.PropertyType))}."));
            }
        }

        foreach (var missing in type.Properties.Where(known => known.IsRequired && !element.TryGetProperty(known.Name, out _)))
        {
            faults.Add(new Fault($"{path}.{missing.Name}", $"{Name($"{path}.{missing.Name}")} is missing: give {Expected.Of(WebJson.Options.GetTypeInfo(missing.PropertyType))}."));
        }
    }

    private static void CheckElements(JsonElement element, JsonTypeInfo type, string path, List<Fault> faults)
    {
        var index = 0;
        foreach (var entry in element.EnumerateArray())
        {
            Check(entry, WebJson.Options.GetTypeInfo(type.ElementType!), $"{path}[{index++}]", faults);
        }
    }

    private static void CheckEntries(JsonElement element, JsonTypeInfo type, string path, List<Fault> faults)
    {
        foreach (var entry in element.EnumerateObject())
        {
            Check(entry.Value, WebJson.Options.GetTypeInfo(type.ElementType!), $"{path}.{entry.Name}", faults);
        }
    }

    private static bool TakesNull(JsonPropertyInfo property) => property.PropertyType.IsValueType
        ? Nullable.GetUnderlyingType(property.PropertyType) is not null
        : property.IsSetNullable;

    private static bool IsReadable(JsonElement element, JsonTypeInfo type)
    {
        try
        {
            return element.Deserialize(type) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: no text that could be stored.
            return false;
        }
    }

    private static string Name(string path) => path == "$" ? "The body" : $"'{(path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path)}'";
}
