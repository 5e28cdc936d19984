using System.Text.Json.Nodes;
using Coordination.Web.Access;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Coordination.Web.OpenApi;

/// <summary>Says which permissions operations need, and which take a request's tracking code or nothing as well.</summary>
internal sealed class OperationAccess : IOpenApiOperationTransformer
{
    /// <summary>The extension that lists the permissions of which one is enough.</summary>
    private const string Permissions = "x-permissions";

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<Needs>().LastOrDefault() is not { } needs || !context.ApplicationServices.HasAccess())
        {
            return Task.CompletedTask;
        }

        operation.AddExtension(Permissions, new JsonNodeExtension(new JsonArray([.. needs.Permissions.Select(permission => JsonValue.Create(AccessProblems.NameOf(permission)))])));
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
