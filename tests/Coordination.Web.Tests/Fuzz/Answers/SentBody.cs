using System.Text.Json;
using Coordination.Web.Tests.OpenApi;

namespace Coordination.Web.Tests.Fuzz.Answers;

/// <summary>What bytes are to an operation: JSON in UTF-8 with nothing twice, and of the document's schema.</summary>
internal static class SentBody
{
    // A plan may have comments and trailing commas, as the files that people edit do.
    private static readonly JsonDocumentOptions Edited = new() { AllowDuplicateProperties = false, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static bool IsJson(ApiDocument.Operation operation, ReadOnlyMemory<byte> body) => Is(operation, body, _ => true);

    public static bool IsAllowed(ApiDocument.Operation operation, ReadOnlyMemory<byte> body, WireSchemas schemas) => Is(operation, body, root => schemas.Allows(operation, root));

    private static bool Is(ApiDocument.Operation operation, ReadOnlyMemory<byte> body, Func<JsonElement, bool> holds)
    {
        var json = body.Span.StartsWith("\ufeff"u8) ? body[3..] : body;
        try
        {
            using var document = JsonDocument.Parse(json, WritingOperations.TakesPlan(operation.Id) ? Edited : Strict);
            return holds(document.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
            return false;
        }
    }
}
