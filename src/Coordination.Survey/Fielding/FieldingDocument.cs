using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using Coordination.Plans;
using Coordination.Survey.Questionnaires;

namespace Coordination.Survey.Fielding;

/// <summary>A fielding record as a JSON document: reading with every fault at once. Nothing throws because of a document.</summary>
public static class FieldingDocument
{
    private static readonly JsonTypeInfo<FieldingRecord> Form = (JsonTypeInfo<FieldingRecord>)PlansJson.Canonical.GetTypeInfo(typeof(FieldingRecord));

    /// <summary>Reads and checks a document.</summary>
    /// <param name="utf8">UTF-8, with or without a byte order mark.</param>
    /// <param name="questionnaire">What was asked.</param>
    public static FieldingReading Read(ReadOnlyMemory<byte> utf8, Questionnaire questionnaire)
    {
        ArgumentNullException.ThrowIfNull(questionnaire);
        var (record, faults) = SurveyDocuments.Read(utf8, Form, record => FieldingRules.FaultsOf(record, questionnaire));
        return new FieldingReading(record, faults);
    }
}

/// <summary>A fielding record as it was read, or what is wrong with its document.</summary>
/// <param name="Record">The record; null where something is wrong.</param>
/// <param name="Faults">What is wrong.</param>
public sealed record FieldingReading(FieldingRecord? Record, ImmutableArray<Fault> Faults);
