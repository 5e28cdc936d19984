using Coordination.Web.Access;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Coordination.Web.OpenApi;

/// <summary>Says which operations need a credential, and which take a request's tracking code or nothing as well.</summary>
internal sealed class OperationAccess : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (!metadata.OfType<Needs>().Any() || !context.ApplicationServices.HasAccess())
        {
            return Task.CompletedTask;
        }

        operation.Security = [Requirement(KeySchemes.Bearer, context), Requirement(KeySchemes.Header, context)];
        switch (metadata.OfType<OpenTo>().LastOrDefault())
        {
            case { Anybody: true }:
                operation.Security.Add([]);
                break;
            case { Anybody: false }:
                operation.Security.Add(Requirement(KeySchemes.TrackingCode, context));
                break;
        }

        return Task.CompletedTask;
    }

    private static OpenApiSecurityRequirement Requirement(string scheme, OpenApiOperationTransformerContext context) =>
        new() { [new OpenApiSecuritySchemeReference(scheme, context.Document)] = [] };
}
