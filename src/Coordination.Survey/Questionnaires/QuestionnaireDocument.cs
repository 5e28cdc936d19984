using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Coordination.Plans;
using Coordination.Plans.Reading;

namespace Coordination.Survey.Questionnaires;

/// <summary>A questionnaire as a JSON document: reading with every fault at once.</summary>
/// <remarks>Comments and trailing commas are allowed; unknown properties are not. Nothing throws because of a document.</remarks>
public static class QuestionnaireDocument
{
    private static readonly JsonTypeInfo<Questionnaire> Form = (JsonTypeInfo<Questionnaire>)PlansJson.Canonical.GetTypeInfo(typeof(Questionnaire));

    /// <summary>The questionnaire that is built in, as a document in UTF-8: six questions about people and sixteen items in four factors, in English and Chinese.</summary>
    public static ReadOnlyMemory<byte> Standard { get; } = ReadBuiltIn("questionnaire.json");

    /// <summary>The JSON Schema (draft 2020-12) of questionnaires, as UTF-8 JSON; it ships as <c>docs/questionnaire.schema.json</c>.</summary>
    public static ReadOnlyMemory<byte> Schema { get; } = ReadBuiltIn("questionnaire.schema.json");

    /// <summary>Reads and checks a document.</summary>
    /// <param name="utf8">UTF-8, with or without a byte order mark.</param>
    public static QuestionnaireReading Read(ReadOnlyMemory<byte> utf8)
    {
        var (questionnaire, faults) = SurveyDocuments.Read(utf8, Form, QuestionnaireRules.FaultsOf);
        return new QuestionnaireReading(questionnaire, faults);
    }

    private static byte[] ReadBuiltIn(string name)
    {
        using var stream = typeof(QuestionnaireDocument).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

/// <summary>A questionnaire as it was read, or what is wrong with its document.</summary>
/// <param name="Questionnaire">The questionnaire; null where something is wrong.</param>
/// <param name="Faults">What is wrong.</param>
public sealed record QuestionnaireReading(Questionnaire? Questionnaire, ImmutableArray<Fault> Faults);
