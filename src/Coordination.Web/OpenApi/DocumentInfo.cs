using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Coordination.Web.OpenApi;

/// <summary>Says what the API is.</summary>
internal sealed class DocumentInfo : IOpenApiDocumentTransformer
{
    private const string Description =
        "A coordination engine for public service halls: /v1 for portals and staff clients, /management/v1 for supervisors and administrators. "
        + "Every error is problem+json (RFC 9457) with a stable 'code', the 'field' it is about and single 'faults'. "
        + "Whoever brings a key, a session or a token is its principal, and may do what it was granted. Without one anybody may read the catalogue and submit, and the owner of a request shows its tracking code.";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo { Title = "Coordination", Version = "v1", Description = Description };

        // Where the document was asked for is not where the API will be for everybody.
        document.Servers?.Clear();
        return Task.CompletedTask;
    }
}
