using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Coordination.Plans.Checking;

namespace Coordination.Plans.Reading;

/// <summary>Compares a JSON value with the form of a type and finds every difference, where a deserialiser stops at the first.</summary>
internal sealed partial class FormCheck
{
    private readonly FaultList _faults = new();

    public static ImmutableArray<Fault> Check(JsonElement root, JsonTypeInfo form)
    {
        var check = new FormCheck();
        check.Visit(root, form, JsonPathText.Root);
        return check._faults.ToImmutable();
    }

    private void Visit(JsonElement value, JsonTypeInfo form, string path)
    {
        switch (form.Kind)
        {
            case JsonTypeInfoKind.Object:
                VisitObject(value, form, path);
                break;
            case JsonTypeInfoKind.Enumerable:
                VisitArray(value, form, path);
                break;
            case JsonTypeInfoKind.Dictionary:
                VisitDictionary(value, form, path);
                break;
            default:
                VisitLeaf(value, form, path);
                break;
        }
    }

    private void VisitArray(JsonElement value, JsonTypeInfo form, string path)
    {
        if (!Is(value, JsonValueKind.Array, "a list in square brackets", path))
        {
            return;
        }

        var index = 0;
        var entry = form.Options.GetTypeInfo(form.ElementType!);
        foreach (var element in value.EnumerateArray())
        {
            var at = JsonPathText.Index(path, index++);
            if (element.ValueKind == JsonValueKind.Null)
            {
                _faults.Add(at, "An entry of a list cannot be null; remove it.");
            }
            else
            {
                Visit(element, entry, at);
            }
        }
    }

    private void VisitDictionary(JsonElement value, JsonTypeInfo form, string path)
    {
        if (!Is(value, JsonValueKind.Object, "an object in curly brackets", path))
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var entry = form.Options.GetTypeInfo(form.ElementType!);
        var key = form.Options.GetTypeInfo(form.KeyType!);
        foreach (var property in value.EnumerateObject())
        {
            if (NameOf(property, path, seen) is { } name)
            {
                var at = JsonPathText.Name(path, name);
                CheckKey(name, key, at);
                Visit(property.Value, entry, at);
            }
        }
    }

    private void VisitLeaf(JsonElement value, JsonTypeInfo form, string path)
    {
        if (LeafForm.Mismatch(value, form) is { } expected)
        {
            _faults.Add(path, $"Expected {expected}, but found {LeafForm.Show(value)}.");
        }
    }

    private void CheckKey(string name, JsonTypeInfo key, string path)
    {
        if (LeafForm.KeyMismatch(name, key) is { } expected)
        {
            _faults.Add(path, $"Expected as a name {expected}, but found '{LeafForm.Shorten(name)}'.");
        }
    }

    private bool Is(JsonElement value, JsonValueKind kind, string expected, string path)
    {
        if (value.ValueKind != kind)
        {
            _faults.Add(path, $"Expected {expected}, but found {LeafForm.Show(value)}.");
        }

        return value.ValueKind == kind;
    }
}
