using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Coordination.Identity;
using Coordination.Plans;

namespace Coordination.Tests.Plans.Schema;

/// <summary>Generates the published schema from the types and their documentation.</summary>
internal static class PlanSchemaGenerator
{
    private const string IdPattern = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$";
    private const string OpeningPattern = "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,7})?)?$";
    private const string ClosingPattern = "^(([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,7})?)?|24:00)$";

    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Generate()
    {
        var docs = TypeDocumentation.Load();
        var schema = (JsonObject)JsonSchemaExporter.GetJsonSchemaAsNode(PlansJson.Canonical, typeof(HallPlan), new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) => Describe(context, Shape(context, node), docs),
        });
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "Hall plan");
        return schema.ToJsonString(Form) + "\n";
    }

    /// <summary>Values that are written in their own way have their own form.</summary>
    private static JsonObject Shape(JsonSchemaExporterContext context, JsonNode node)
    {
        var declared = context.TypeInfo.Type;
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        var schema = node as JsonObject ?? [];
        if (type == typeof(Urgency))
        {
            schema = new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = 5 };
        }
        else if (type == typeof(TimeOnly))
        {
            schema = new JsonObject { ["type"] = "string", ["pattern"] = context.PropertyInfo?.CustomConverter is ClosingTimeJsonConverter ? ClosingPattern : OpeningPattern };
        }
        else if (type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IId<>)))
        {
            schema = new JsonObject { ["type"] = "string", ["pattern"] = IdPattern };
        }
        else if (context.TypeInfo.KeyType is { } key)
        {
            schema["propertyNames"] = new JsonObject { ["enum"] = new JsonArray([.. Enum.GetValues(key).Cast<object>().Select(value => (JsonNode)NameOf(value))]) };
        }

        if (declared != type && schema["type"] is JsonValue only)
        {
            schema["type"] = new JsonArray(only.DeepClone(), "null");
        }

        return schema;
    }

    private static string NameOf(object value) =>
        value is Urgency level ? level.ToString("D") : JsonSerializer.Serialize(value, value.GetType()).Trim('"');

    private static JsonObject Describe(JsonSchemaExporterContext context, JsonObject schema, TypeDocumentation docs)
    {
        if (context.PropertyInfo is { } property)
        {
            var (owner, member) = (property.DeclaringType, property.AttributeProvider is System.Reflection.MemberInfo info ? info.Name : property.Name);
            foreach (var (word, bound) in PlanSchemaBounds.Of(owner, member))
            {
                schema[word] = bound;
            }

            AddDescription(schema, docs.OfMember(owner, member));
        }
        else if (context.Path.IsEmpty)
        {
            AddDescription(schema, docs.OfType(typeof(HallPlan)));
        }

        return schema;
    }

    private static void AddDescription(JsonObject schema, string? description)
    {
        if (description is not null)
        {
            schema.Remove("description");
            schema.Insert(0, "description", description);
        }
    }
}
