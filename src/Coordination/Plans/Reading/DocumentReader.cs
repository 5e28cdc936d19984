using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Coordination.Plans.Reading;

/// <summary>Reads a document in three steps: is it JSON, has it the form of a plan, and then the plan itself.</summary>
internal static class DocumentReader
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly JsonTypeInfo<HallPlan> Form = (JsonTypeInfo<HallPlan>)PlansJson.Canonical.GetTypeInfo(typeof(HallPlan));

    public static PlanReading Read(ReadOnlyMemory<byte> utf8)
    {
        utf8 = SkipMark(utf8);
        if (MalformedJson.DescribeText(utf8.Span) is { } fault)
        {
            return PlanReading.Faulty(fault);
        }

        try
        {
            using var document = JsonDocument.Parse(utf8, Lenient);
            var faults = FormCheck.Check(document.RootElement, Form);
            return faults.IsEmpty ? PlanReading.Of(document.RootElement.Deserialize(Form)!) : PlanReading.Faulty(faults);
        }
        catch (JsonException exception)
        {
            return PlanReading.Faulty(MalformedJson.Describe(utf8.Span, exception));
        }
    }

    private static ReadOnlyMemory<byte> SkipMark(ReadOnlyMemory<byte> utf8) =>
        utf8.Span.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
}
