using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Coordination.Identity;
using Coordination.Plans;

namespace Coordination.TestKit.Schemas;

/// <summary>Generates a published schema from the types of a document and their documentation.</summary>
public static class SchemaGenerator
{
    private const string IdPattern = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$";
    private const string OpeningPattern = "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,7})?)?$";
    private const string ClosingPattern = "^(([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,7})?)?|24:00)$";

    /// <summary>The only keys that are numbers are levels of skill.</summary>
    private const int MostSkillLevel = 5;

    private const string MomentPattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}$";

    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema of a document.</summary>
    /// <param name="root">The document's type.</param>
    /// <param name="title">What it is called.</param>
    /// <param name="sample">A document of the kind, from which examples are taken.</param>
    /// <param name="bounds">The bounds of each member of it.</param>
    public static string Generate(Type root, string title, object sample, params SchemaBounds[] bounds)
    {
        ArgumentNullException.ThrowIfNull(root);
        var values = SchemaValues.Of(sample);
        var docs = TypeDocumentation.Load(typeof(HallPlan), root);
        JsonSchemaExporterOptions options = null!;
        options = new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) => Describe(context, Shape(context, Own(context, node, options)), docs, root, values, bounds),
        };
        var schema = (JsonObject)JsonSchemaExporter.GetJsonSchemaAsNode(PlansJson.Canonical, root, options);
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", title);
        return schema.ToJsonString(Form) + "\n";
    }

    // A type that was met before is referred to by its first place, whose bounds and description are not this one's.
    private static JsonNode Own(JsonSchemaExporterContext context, JsonNode node, JsonSchemaExporterOptions options)
    {
        if ((node as JsonObject)?["$ref"] is null)
        {
            return node;
        }

        var own = JsonSchemaExporter.GetJsonSchemaAsNode(PlansJson.Canonical, context.TypeInfo.Type, options);
        (own as JsonObject)?.Remove("description");
        if (context.PropertyInfo is { IsSetNullable: true } && own["type"] is JsonValue only)
        {
            own["type"] = new JsonArray(only.DeepClone(), "null");
        }

        return own;
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
        else if (type == typeof(PlanName))
        {
            schema = NameSchema(mayBeNull: context.PropertyInfo is { IsSetNullable: true });
        }
        else if (type == typeof(TimeOnly))
        {
            schema = new JsonObject { ["type"] = "string", ["pattern"] = context.PropertyInfo?.CustomConverter is ClosingTimeJsonConverter ? ClosingPattern : OpeningPattern };
        }
        else if (type == typeof(DateTime))
        {
            schema = new JsonObject { ["type"] = "string", ["pattern"] = MomentPattern };
        }
        else if (type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IId<>)))
        {
            schema = new JsonObject { ["type"] = "string", ["pattern"] = IdPattern };
        }
        else if (context.TypeInfo.KeyType is { IsEnum: true } key)
        {
            schema["propertyNames"] = new JsonObject { ["enum"] = new JsonArray([.. Enum.GetValues(key).Cast<object>().Select(value => (JsonNode)NameOf(value))]) };
        }

        else if (context.TypeInfo.KeyType == typeof(int))
        {
            schema["propertyNames"] = new JsonObject { ["enum"] = new JsonArray([.. Enumerable.Range(1, MostSkillLevel).Select(level => (JsonNode)level.ToString(CultureInfo.InvariantCulture))]) };
        }

        if (declared != type && schema["type"] is JsonValue only)
        {
            schema["type"] = new JsonArray(only.DeepClone(), "null");
        }

        return schema;
    }

    private static JsonObject NameSchema(bool mayBeNull) => new()
    {
        ["oneOf"] = new JsonArray(
            new JsonObject { ["type"] = mayBeNull ? new JsonArray("string", "null") : "string" },
            new JsonObject
            {
                ["type"] = "object", ["minProperties"] = 1, ["propertyNames"] = new JsonObject { ["pattern"] = LanguageTag.Pattern }, ["additionalProperties"] = new JsonObject { ["type"] = "string" },
            }),
    };

    private static string NameOf(object value) =>
        value is Urgency level ? level.ToString("D") : JsonSerializer.Serialize(value, value.GetType()).Trim('"');

    private static JsonObject Describe(JsonSchemaExporterContext context, JsonObject schema, TypeDocumentation docs, Type root, SchemaValues values, SchemaBounds[] bounds)
    {
        if (context.PropertyInfo is { } property)
        {
            var (owner, member) = (property.DeclaringType, property.AttributeProvider is System.Reflection.MemberInfo info ? info.Name : property.Name);
            foreach (var (word, bound) in bounds.SelectMany(some => some.Of(owner, member)))
            {
                Bound(schema, word, bound);
            }

            AddDescription(schema, docs.OfMember(owner, member));
            values.AddTo(schema, property);
        }
        else if (context.Path.IsEmpty)
        {
            AddDescription(schema, docs.OfType(root));
        }

        return schema;
    }

    // "items." and "values." are for the entries of a list and of a dictionary.
    private static void Bound(JsonObject schema, string word, JsonNode bound)
    {
        var of = word.Split('.') switch
        {
            ["items", _] => Entry(schema, "items"),
            ["values", _] => Entry(schema, "additionalProperties"),
            _ => schema,
        };
        of[word[(word.IndexOf('.', StringComparison.Ordinal) + 1)..]] = bound;
    }

    private static JsonObject Entry(JsonObject schema, string name) => schema[name] as JsonObject
        ?? throw new InvalidOperationException($"There is no '{name}' to bound in {schema.ToJsonString()}.");

    private static void AddDescription(JsonObject schema, string? description)
    {
        if (description is not null)
        {
            schema.Remove("description");
            schema.Insert(0, "description", description);
        }
    }
}
