using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Coordination.Identity;
using Coordination.Plans;
using Coordination.Plans.Reading;

namespace Coordination.Survey.Published;

/// <summary>Printed figures as a JSON document: reading with every fault at once.</summary>
/// <remarks>Comments and trailing commas are allowed; unknown properties are not. Nothing throws.</remarks>
public static class PublishedDocument
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly JsonTypeInfo<PublishedFigures> Form = (JsonTypeInfo<PublishedFigures>)Options().GetTypeInfo(typeof(PublishedFigures));

    /// <summary>Reads and checks a document's form.</summary>
    /// <param name="utf8">UTF-8, with or without a byte order mark.</param>
    public static PublishedReading Read(ReadOnlyMemory<byte> utf8)
    {
        utf8 = utf8.Span.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        if (MalformedJson.DescribeText(utf8.Span) is { } fault)
        {
            return PublishedReading.Faulty([fault]);
        }

        try
        {
            using var document = JsonDocument.Parse(utf8, Lenient);
            var faults = FormCheck.Check(document.RootElement, Form);
            var figures = faults.IsEmpty ? document.RootElement.Deserialize(Form)! : null;
            faults = figures is null ? faults : PublishedRules.FaultsOf(figures);
            return faults.IsEmpty ? new PublishedReading(figures, []) : PublishedReading.Faulty(FaultPlaces.Locate(utf8.Span, faults));
        }
        catch (JsonException exception)
        {
            return PublishedReading.Faulty([MalformedJson.Describe(utf8.Span, exception)]);
        }
    }

    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions(PlansJson.Canonical);
        options.Converters.Add(new KebabCaseEnumConverter<StatisticKind>());
        options.MakeReadOnly();
        return options;
    }
}

/// <summary>Printed figures as they were read, or what is wrong with their document.</summary>
/// <param name="Figures">The figures; null where something is wrong.</param>
/// <param name="Faults">What is wrong.</param>
public sealed record PublishedReading(PublishedFigures? Figures, ImmutableArray<Fault> Faults)
{
    internal static PublishedReading Faulty(ImmutableArray<Fault> faults) => new(null, faults);
}
