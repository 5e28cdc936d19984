using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Web.Binding;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Coordination.Web.OpenApi;

/// <summary>Describes what goes over the wire as it is: identities are texts of their form, numbers are numbers and never texts.</summary>
internal sealed class WireSchemas : IOpenApiSchemaTransformer
{
    private const JsonSchemaType Numbers = JsonSchemaType.Integer | JsonSchemaType.Number;

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (Expected.FormatOf(type) is { } format)
        {
            schema.Type = JsonSchemaType.String;
            schema.Format = type == typeof(RequestId) ? "uuid" : null;
            schema.Description ??= format;
        }
        else if (type == typeof(GrainKind))
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. GrainKinds.All.Select(kind => (JsonNode)kind.Name)];
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

        return Task.CompletedTask;
    }
}
