using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Coordination.Plans.Checking;

namespace Coordination.Plans.Reading;

internal sealed partial class FormCheck
{
    /// <summary>A name is a text, or has one for each language.</summary>
    private void VisitName(JsonElement value, JsonTypeInfo form, string path)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            VisitLeaf(value, form, path);
            return;
        }

        if (value.GetPropertyCount() == 0)
        {
            _faults.Add(path, "There is no text in any language; write one, such as { \"en\": \"Passport\" }.");
        }

        var (seen, languages) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var property in value.EnumerateObject().TakeWhile(_ => !_faults.IsFull))
        {
            if (NameOf(property, path, seen) is { } name)
            {
                var at = JsonPathText.Name(path, name);
                CheckLanguage(name, languages, at);
                VisitText(property.Value, form.Options.GetTypeInfo(typeof(string)), at);
            }
        }
    }

    private void VisitText(JsonElement value, JsonTypeInfo form, string path)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            _faults.Add(path, "A text cannot be null; write it, or leave the language out.");
        }
        else
        {
            VisitLeaf(value, form, path);
        }
    }

    private void CheckLanguage(string name, HashSet<string> languages, string path)
    {
        if (LanguageTag.Canonical(name) is not { } tag)
        {
            _faults.Add(path, $"'{LeafForm.Shorten(name)}' is no language; use {LanguageTag.Format}.");
        }
        else if (!languages.Add(tag))
        {
            _faults.Add(path, $"The language '{tag}' is given twice, in other letters; keep one of them.");
        }
    }
}
