using System.Text.Json.Serialization.Metadata;
using Coordination.Web.Binding;
using Coordination.Web.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Coordination.Web.OpenApi;

/// <summary>
/// Says which properties are always there: of an answer all that cannot be null, because nulls are left out; of a body those that must
/// be given.
/// </summary>
internal sealed class WireObjects : IOpenApiSchemaTransformer
{
    private HashSet<Type>? _given;

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.Kind == JsonTypeInfoKind.Object && schema.Properties is { Count: > 0 } known)
        {
            var isGiven = (_given ??= Given(context.ApplicationServices)).Contains(context.JsonTypeInfo.Type);
            var required = WebJson.Options.GetTypeInfo(context.JsonTypeInfo.Type).Properties
                .Where(property => known.ContainsKey(property.Name) && (isGiven ? property.IsRequired : !MayBeNull(property)))
                .Select(property => property.Name);
            if (isGiven)
            {
                AllowNulls(known, context.JsonTypeInfo.Type);
            }

            schema.Required = required.ToHashSet(StringComparer.Ordinal) is { Count: > 0 } names ? names : null;
        }

        return Task.CompletedTask;
    }

    /// <summary>Of an object that may be null the framework does not say so.</summary>
    private static void AllowNulls(IDictionary<string, IOpenApiSchema> known, Type type)
    {
        foreach (var property in WebJson.Options.GetTypeInfo(type).Properties.Where(property => !property.PropertyType.IsValueType && property.IsSetNullable))
        {
            if (known.TryGetValue(property.Name, out var schema) && schema is OpenApiSchema { Type: JsonSchemaType.Object } inner)
            {
                inner.Type |= JsonSchemaType.Null;
            }
        }
    }

    private static bool MayBeNull(JsonPropertyInfo property) => property.PropertyType.IsValueType
        ? Nullable.GetUnderlyingType(property.PropertyType) is not null
        : property.IsGetNullable;

    /// <summary>The types of bodies, and of everything in them.</summary>
    private static HashSet<Type> Given(IServiceProvider services)
    {
        var given = new HashSet<Type>();
        var bodies = services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).SelectMany(endpoint => endpoint.Metadata.GetOrderedMetadata<BodyMetadata>());
        foreach (var body in bodies)
        {
            Add(WebJson.Options.GetTypeInfo(body.Type), given);
        }

        return given;
    }

    private static void Add(JsonTypeInfo type, HashSet<Type> given)
    {
        if (type.ElementType is { } element)
        {
            Add(WebJson.Options.GetTypeInfo(element), given);
        }
        else if (type.Kind == JsonTypeInfoKind.Object && given.Add(type.Type))
        {
            foreach (var property in type.Properties)
            {
                Add(WebJson.Options.GetTypeInfo(property.PropertyType), given);
            }
        }
    }
}
