using Coordination.Web.Access;
using Coordination.Web.Callers;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Coordination.Web.OpenApi;

/// <summary>Says how a call proves who makes it, where the application has added access.</summary>
internal sealed class KeySchemes : IOpenApiDocumentTransformer
{
    public const string Bearer = "bearer";
    public const string Header = "key";
    public const string TrackingCode = "trackingCode";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.ApplicationServices.HasAccess())
        {
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API key, which begins with cdn_, or a token of a trusted issuer.",
            };
            document.Components.SecuritySchemes[Header] = InHeader(CoordinationKeyDefaults.HeaderName, "An API key, in a header of its own.");
            document.Components.SecuritySchemes[TrackingCode] = InHeader(TrackingHeader.Name, "The tracking code of the request's receipt: what its owner shows.");
        }

        return Task.CompletedTask;
    }

    private static OpenApiSecurityScheme InHeader(string name, string description) =>
        new() { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = name, Description = description };
}
