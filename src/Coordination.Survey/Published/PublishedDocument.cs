using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Coordination.Identity;
using Coordination.Plans;

namespace Coordination.Survey.Published;

/// <summary>Printed figures as a JSON document: reading with every fault at once.</summary>
/// <remarks>Comments and trailing commas are allowed; unknown properties are not. Nothing throws.</remarks>
public static class PublishedDocument
{
    private static readonly JsonTypeInfo<PublishedFigures> Form = (JsonTypeInfo<PublishedFigures>)Options().GetTypeInfo(typeof(PublishedFigures));

    /// <summary>Reads and checks a document's form.</summary>
    /// <param name="utf8">UTF-8, with or without a byte order mark.</param>
    public static PublishedReading Read(ReadOnlyMemory<byte> utf8)
    {
        var (figures, faults) = SurveyDocuments.Read(utf8, Form, PublishedRules.FaultsOf);
        return new PublishedReading(figures, faults);
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
public sealed record PublishedReading(PublishedFigures? Figures, ImmutableArray<Fault> Faults);
