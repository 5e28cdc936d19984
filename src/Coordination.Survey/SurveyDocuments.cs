using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Coordination.Plans.Reading;

namespace Coordination.Survey;

/// <summary>Reads JSON documents with every fault at once: first those of their form, then those of what they say.</summary>
internal static class SurveyDocuments
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>What a document says; null with its faults where something is wrong.</summary>
    /// <param name="utf8">UTF-8, with or without a byte order mark.</param>
    /// <param name="form">What it should be.</param>
    /// <param name="rules">What is wrong with one of the right form.</param>
    public static (T? Document, ImmutableArray<Fault> Faults) Read<T>(ReadOnlyMemory<byte> utf8, JsonTypeInfo<T> form, Func<T, ImmutableArray<Fault>> rules)
        where T : class
    {
        utf8 = utf8.Span.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        if (MalformedJson.DescribeText(utf8.Span) is { } fault)
        {
            return (null, [fault]);
        }

        try
        {
            using var document = JsonDocument.Parse(utf8, Lenient);
            var faults = FormCheck.Check(document.RootElement, form);
            var read = faults.IsEmpty ? document.RootElement.Deserialize(form)! : null;
            faults = read is null ? faults : rules(read);
            return faults.IsEmpty ? (read, []) : (null, FaultPlaces.Locate(utf8.Span, faults));
        }
        catch (JsonException exception)
        {
            return (null, [MalformedJson.Describe(utf8.Span, exception)]);
        }
    }
}
