using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Coordination.Plans.Checking;

namespace Coordination.Plans.Reading;

/// <summary>Reads a document in three steps: is it JSON, has it the form of a plan, and then the plan itself.</summary>
internal static class DocumentReader
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly JsonTypeInfo<HallPlan> Form = (JsonTypeInfo<HallPlan>)PlansJson.Canonical.GetTypeInfo(typeof(HallPlan));

    private static readonly Fault TooMuch = new(
        JsonPathText.Root, string.Create(CultureInfo.InvariantCulture, $"The document has more than {DocumentSize.MostTokens} names and values; plan this as several halls."));

    public static PlanReading Read(ReadOnlyMemory<byte> utf8, CancellationToken cancellation)
    {
        utf8 = SkipMark(utf8);
        if (MalformedJson.DescribeText(utf8.Span) is { } fault)
        {
            return PlanReading.Faulty(fault);
        }

        if (DocumentSize.IsTooLarge(utf8.Span))
        {
            return PlanReading.Faulty(TooMuch);
        }

        try
        {
            cancellation.ThrowIfCancellationRequested();
            using var document = JsonDocument.Parse(utf8, Lenient);
            var faults = FormCheck.Check(document.RootElement, Form, CheckContext.MostEntries, cancellation);
            return faults.IsEmpty ? PlanReading.Of(document.RootElement.Deserialize(Form)!) : PlanReading.Faulty(FaultPlaces.Locate(utf8.Span, faults));
        }
        catch (JsonException exception)
        {
            return PlanReading.Faulty(MalformedJson.Describe(utf8.Span, exception));
        }
    }

    private static ReadOnlyMemory<byte> SkipMark(ReadOnlyMemory<byte> utf8) =>
        utf8.Span.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
}
