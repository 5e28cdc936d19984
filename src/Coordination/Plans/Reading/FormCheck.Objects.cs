using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Coordination.Plans.Checking;

namespace Coordination.Plans.Reading;

internal sealed partial class FormCheck
{
    private void VisitObject(JsonElement value, JsonTypeInfo form, string path)
    {
        if (!Is(value, JsonValueKind.Object, "an object in curly brackets", path))
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            if (_faults.IsFull)
            {
                return;
            }

            if (NameOf(property, path, seen) is { } name)
            {
                VisitProperty(property.Value, name, form, path);
            }
        }

        foreach (var missing in form.Properties.Where(known => known.IsRequired && !seen.Contains(known.Name)))
        {
            _faults.Add(JsonPathText.Name(path, missing.Name), $"'{missing.Name}' is missing; add it: {LeafForm.Describe(PropertyForms.Of(missing, form.Options))}.");
        }
    }

    private void VisitProperty(JsonElement value, string name, JsonTypeInfo form, string path)
    {
        var at = JsonPathText.Name(path, name);
        var known = form.Properties.FirstOrDefault(candidate => candidate.Name == name);
        if (known is null)
        {
            _faults.Add(at, $"Unknown property '{LeafForm.Shorten(name)}'; {Meant(name, form)}");
        }
        else if (value.ValueKind != JsonValueKind.Null)
        {
            Visit(value, PropertyForms.Of(known, form.Options), at);
        }
        else if (!MayBeNull(known))
        {
            _faults.Add(at, $"'{LeafForm.Shorten(name)}' cannot be null; {(known.IsRequired ? "give it a value" : "leave it out or give it a value")}.");
        }
    }

    /// <summary>The name, once; null when it is not text or was there before.</summary>
    private string? NameOf(JsonProperty property, string path, HashSet<string> seen)
    {
        string name;
        try
        {
            name = property.Name;
        }
        catch (InvalidOperationException)
        {
            _faults.Add(path, "A property's name is not valid UTF-8 text; write it anew.");
            return null;
        }

        if (seen.Add(name))
        {
            return name;
        }

        _faults.Add(JsonPathText.Name(path, name), $"'{LeafForm.Shorten(name)}' is given twice; keep one of them.");
        return null;
    }

    private static string Meant(string name, JsonTypeInfo form)
    {
        var known = form.Properties.Select(property => property.Name);
        return NearestName.To(name, known) is { } near
            ? $"did you mean '{near}'?"
            : $"remove it, or use one of {string.Join(", ", known)}.";
    }

    private static bool MayBeNull(JsonPropertyInfo property) =>
        property.PropertyType.IsValueType ? Nullable.GetUnderlyingType(property.PropertyType) is not null : property.IsSetNullable;
}
