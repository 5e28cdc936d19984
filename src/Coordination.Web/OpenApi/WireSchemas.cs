using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Web.Binding;
using Coordination.Web.Json;
using Coordination.Web.Management.Erasures;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Coordination.Web.OpenApi;

/// <summary>Describes what goes over the wire as it is: identities are texts of their form, numbers are numbers and never texts.</summary>
internal sealed class WireSchemas : IOpenApiSchemaTransformer
{
    private const JsonSchemaType Numbers = JsonSchemaType.Integer | JsonSchemaType.Number;

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        Describe(schema, context.JsonTypeInfo.Type);
        return Task.CompletedTask;
    }

    private static void Describe(OpenApiSchema schema, Type declared)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (ElementOf(type) is { } element)
        {
            DescribeItems(schema, element);
        }
        else if (Expected.FormatOf(type) is { } format)
        {
            schema.Type = JsonSchemaType.String | (type == declared ? 0 : JsonSchemaType.Null);
            schema.Format = type == typeof(RequestId) ? "uuid" : null;
            schema.Description ??= format;
        }
        else if (type == typeof(PlanName))
        {
            DescribeName(schema);
        }
        else if (type == typeof(GrainKind))
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. GrainKinds.All.Select(kind => (JsonNode)kind.Name)];
        }
        else if (type == typeof(OtherGrainKind))
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. OtherGrainKind.Names.Select(name => (JsonNode)name)];
        }
        else if (type == typeof(Urgency))
        {
            schema.Type = JsonSchemaType.Integer;
            schema.Minimum = "1";
            schema.Maximum = "5";
        }
        else if (type == typeof(DayOfWeek))
        {
            // A plan's document writes them so, and nothing else has any.
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. Enum.GetNames<DayOfWeek>().Select(day => (JsonNode)JsonNamingPolicy.KebabCaseLower.ConvertName(day))];
        }
        else if (type == typeof(TimeOnly))
        {
            // To the minute, and 24:00 for the end of a day: that is no "time" of JSON Schema's.
            schema.Type = JsonSchemaType.String;
            schema.Format = null;
            schema.Pattern = "^([01][0-9]|2[0-4]):[0-5][0-9]$";
        }

        if (schema.Type is { } types && (types & Numbers) != 0)
        {
            schema.Type = types & ~JsonSchemaType.String;
            schema.Pattern = null;
        }
    }

    // In a plan's document; elsewhere answers have the text alone.
    private static void DescribeName(OpenApiSchema schema)
    {
        var mayBeNull = schema.Type.GetValueOrDefault() & JsonSchemaType.Null;
        schema.Type = null;
        schema.OneOf =
        [
            new OpenApiSchema { Type = JsonSchemaType.String | mayBeNull },
            new OpenApiSchema { Type = JsonSchemaType.Object, MinProperties = 1, AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String } },
        ];
    }

    // What is written by a converter of its own has no schema as an item, and an array would not say of what it is.
    private static void DescribeItems(OpenApiSchema schema, Type element)
    {
        if (schema.Items is OpenApiSchema items)
        {
            Describe(items, element);
            DescribeProperties(items, element);
        }
        else if (schema.Items is null)
        {
            var described = new OpenApiSchema();
            Describe(described, element);
            schema.Items = described.Type is null ? null : described;
        }
    }

    // An object that stands in an array is described there, and not by a name.
    private static void DescribeProperties(OpenApiSchema schema, Type type)
    {
        if (schema.Properties is { Count: > 0 } known && WebJson.Options.TryGetTypeInfo(type, out var info))
        {
            foreach (var property in info.Properties)
            {
                if (known.TryGetValue(property.Name, out var found) && found is OpenApiSchema own)
                {
                    Describe(own, property.PropertyType);
                }
            }
        }
    }

    private static Type? ElementOf(Type type) => type != typeof(string) && !type.IsAssignableTo(typeof(System.Collections.IDictionary))
        ? type.GetInterfaces().Append(type).FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0]
        : null;
}
