using Coordination.Plans;
using Coordination.Requests;
using Coordination.Web.Binding;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Coordination.Web.OpenApi;

/// <summary>Describes what is written by converters: identities as texts of their form.</summary>
internal sealed class IdentitySchemas : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (Expected.FormatOf(type) is { } format)
        {
            schema.Type = JsonSchemaType.String;
            schema.Format = type == typeof(RequestId) ? "uuid" : null;
            schema.Description ??= format;
        }
        else if (type == typeof(Urgency))
        {
            schema.Type = JsonSchemaType.Integer;
            schema.Minimum = "1";
            schema.Maximum = "5";
        }

        return Task.CompletedTask;
    }
}
