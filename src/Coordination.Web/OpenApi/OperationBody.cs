using Coordination.Web.Binding;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Coordination.Web.OpenApi;

/// <summary>Gives an operation the schema of its body, which is read by a type of this project.</summary>
internal sealed class OperationBody : IOpenApiOperationTransformer
{
    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<BodyMetadata>().LastOrDefault() is not { } body)
        {
            return;
        }

        var schema = await context.GetOrCreateSchemaAsync(body.Type, null, cancellationToken);
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = !body.Optional,
            Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = Share(schema, body.Type, context) } },
        };
    }

    private static IOpenApiSchema Share(OpenApiSchema schema, Type type, OpenApiOperationTransformerContext context) =>
        context.Document is { } document && (document.Components?.Schemas?.ContainsKey(type.Name) == true || document.AddComponent(type.Name, schema))
            ? new OpenApiSchemaReference(type.Name, document)
            : schema;
}
