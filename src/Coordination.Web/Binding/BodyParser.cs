using System.Text.Json;
using Coordination.Web.Json;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Binding;

/// <summary>Makes a value of a body, or a problem that names every fault.</summary>
internal static class BodyParser
{
    /// <remarks>
    /// A good body is read in one pass. Only one that fails, or that holds a null (which the serialiser lets through inside
    /// arrays), is walked against the type to find every fault.
    /// </remarks>
    public static (T? Value, Problem? Problem) Parse<T>(ReadOnlyMemory<byte> json)
        where T : class
    {
        try
        {
            var (value, fault) = TryRead<T>(json.Span);
            return value is not null && json.Span.IndexOf("null"u8) < 0 ? (value, null) : Explain(json, value, fault);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair in a name: the reader finds it valid and then cannot make a text of it.
            return (null, NotText);
        }
    }

    private static (T? Value, JsonException? Fault) TryRead<T>(ReadOnlySpan<byte> json)
    {
        try
        {
            return (JsonSerializer.Deserialize(json, WebJson.TypeOf<T>()), null);
        }
        catch (JsonException fault)
        {
            return (default, fault);
        }
    }

    private static (T? Value, Problem? Problem) Explain<T>(ReadOnlyMemory<byte> json, T? value, JsonException? fault)
        where T : class
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException syntax)
        {
            return (null, Malformed(syntax));
        }

        using (document)
        {
            var faults = BodyCheck.Faults(document.RootElement, WebJson.TypeOf<T>());
            return faults.Count > 0 ? (null, Problem.Of(faults))
                : fault is null && value is not null ? (value, null)
                : (null, Problem.Invalid(fault?.Path ?? "$", "The value here is not of the form that the API's document at /openapi/v1.json gives."));
        }
    }

    private static Problem NotText { get; } = new(
        StatusCodes.Status400BadRequest, ProblemCodes.Malformed, "The body has half of a surrogate pair, which is no text: write the whole character.", "$");

    private static Problem Malformed(JsonException syntax) => new(
        StatusCodes.Status400BadRequest,
        ProblemCodes.Malformed,
        syntax.LineNumber is null
            ? "The body is not valid JSON: every property may stand once only in its object."
            : $"The body is not valid JSON: look at line {syntax.LineNumber + 1}, byte {syntax.BytePositionInLine + 1}.",
        "$");
}
