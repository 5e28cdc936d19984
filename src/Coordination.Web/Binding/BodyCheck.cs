using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Coordination.Plans.Checking;
using Coordination.Web.Json;

namespace Coordination.Web.Binding;

/// <summary>Walks a document against a type and finds its faults, each with its path, until no further one would be kept.</summary>
internal sealed class BodyCheck
{
    private readonly FaultList _faults = new();

    public static IReadOnlyList<Fault> Faults(JsonElement root, JsonTypeInfo type)
    {
        var check = new BodyCheck();
        check.Check(root, type, JsonPathText.Root);
        return check._faults.ToImmutable();
    }

    private void Check(JsonElement element, JsonTypeInfo type, string path)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when element.ValueKind == JsonValueKind.Object:
                CheckObject(element, type, path);
                break;
            case JsonTypeInfoKind.Enumerable when element.ValueKind == JsonValueKind.Array:
                CheckElements(element, type, path);
                break;
            case JsonTypeInfoKind.Dictionary when element.ValueKind == JsonValueKind.Object:
                CheckEntries(element, type, path);
                break;
            case JsonTypeInfoKind.None when IsReadable(element, type):
                break;
            default:
                _faults.Add(path, $"{Name(path)} must be {Expected.Of(type)}.");
                break;
        }
    }

    private void CheckObject(JsonElement element, JsonTypeInfo type, string path)
    {
        foreach (var property in Walk(element.EnumerateObject()))
        {
            var at = JsonPathText.Name(path, property.Name);
            if (type.Properties.FirstOrDefault(known => known.Name == property.Name) is not { } known)
            {
                _faults.Add(at, $"{Name(at)} is not known here: the fields are {string.Join(", ", type.Properties.Select(field => field.Name))}.");
            }
            else if (property.Value.ValueKind != JsonValueKind.Null)
            {
                Check(property.Value, TypeOf(known), at);
            }
            else if (!TakesNull(known))
            {
                _faults.Add(at, $"{Name(at)} must not be null: leave it out, or give {Expected.Of(TypeOf(known))}.");
            }
        }

        foreach (var missing in type.Properties.Where(known => known.IsRequired && !element.TryGetProperty(known.Name, out _)))
        {
            var at = JsonPathText.Name(path, missing.Name);
            _faults.Add(at, $"{Name(at)} is missing: give {Expected.Of(TypeOf(missing))}.");
        }
    }

    private void CheckElements(JsonElement element, JsonTypeInfo type, string path)
    {
        var index = 0;
        foreach (var entry in Walk(element.EnumerateArray()))
        {
            Check(entry, WebJson.Options.GetTypeInfo(type.ElementType!), JsonPathText.Index(path, index++));
        }
    }

    private void CheckEntries(JsonElement element, JsonTypeInfo type, string path)
    {
        foreach (var entry in Walk(element.EnumerateObject()))
        {
            Check(entry.Value, WebJson.Options.GetTypeInfo(type.ElementType!), JsonPathText.Name(path, entry.Name));
        }
    }

    private IEnumerable<T> Walk<T>(IEnumerable<T> parts) => parts.TakeWhile(_ => !_faults.IsFull);

    // What may be left out is described by what it is when it is there: the elements of a nullable list are not lists.
    private static JsonTypeInfo TypeOf(JsonPropertyInfo property) => WebJson.Options.GetTypeInfo(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType);

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
