using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Coordination.Plans.Checking;

namespace Coordination.Plans.Reading;

/// <summary>Compares a JSON value with the form of a type and finds every difference, where a deserialiser stops at the first.</summary>
/// <remarks>What is too long is not walked, and nothing is once no further fault would be kept.</remarks>
internal sealed partial class FormCheck(int mostEntries, CancellationToken cancellation)
{
    private readonly FaultList _faults = new();

    /// <param name="root">The document.</param>
    /// <param name="form">What it should be.</param>
    /// <param name="mostEntries">A list with more is not walked.</param>
    /// <param name="cancellation">Ends the walk.</param>
    public static ImmutableArray<Fault> Check(JsonElement root, JsonTypeInfo form, int mostEntries = int.MaxValue, CancellationToken cancellation = default)
    {
        var check = new FormCheck(mostEntries, cancellation);
        check.Visit(root, form, JsonPathText.Root);
        return check._faults.ToImmutable();
    }

    private void Visit(JsonElement value, JsonTypeInfo form, string path)
    {
        cancellation.ThrowIfCancellationRequested();
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
            case JsonTypeInfoKind.None when form.Type == typeof(PlanName):
                VisitName(value, form, path);
                break;
            default:
                VisitLeaf(value, form, path);
                break;
        }
    }

    private void VisitArray(JsonElement value, JsonTypeInfo form, string path)
    {
        if (!Is(value, JsonValueKind.Array, "a list in square brackets", path) || IsTooLong(value.GetArrayLength(), path))
        {
            return;
        }

        var index = 0;
        var entry = form.Options.GetTypeInfo(form.ElementType!);
        foreach (var element in value.EnumerateArray())
        {
            if (_faults.IsFull)
            {
                return;
            }

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

    private bool IsTooLong(int count, string path)
    {
        var tooLong = count > mostEntries;
        if (tooLong)
        {
            _faults.Add(path, CheckContext.TooMany(count));
        }

        return tooLong;
    }

    private void VisitDictionary(JsonElement value, JsonTypeInfo form, string path)
    {
        if (!Is(value, JsonValueKind.Object, "an object in curly brackets", path) || IsTooLong(value.GetPropertyCount(), path))
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var entry = form.Options.GetTypeInfo(form.ElementType!);
        var key = form.Options.GetTypeInfo(form.KeyType!);
        foreach (var property in value.EnumerateObject())
        {
            if (_faults.IsFull)
            {
                return;
            }

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
