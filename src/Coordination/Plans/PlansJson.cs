using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Coordination.Identity;

namespace Coordination.Plans;

/// <summary>How plans are written as JSON.</summary>
/// <remarks>
/// Types are read by reflection: generated readers set every init-only property, also those that a document leaves out,
/// and so lose the defaults that plans live by.
/// </remarks>
internal static class PlansJson
{
    /// <summary>Compact: the same plan gives the same bytes in every process. Unknown properties are an error.</summary>
    public static JsonSerializerOptions Canonical { get; } =
        Make(JsonUnmappedMemberHandling.Disallow, JsonNumberHandling.Strict, indented: false);

    /// <summary>For people.</summary>
    public static JsonSerializerOptions Indented { get; } =
        Make(JsonUnmappedMemberHandling.Disallow, JsonNumberHandling.Strict, indented: true);

    /// <summary>For what is on record, perhaps by another version of this program: unknown properties are passed over.</summary>
    /// <remarks>A command is written before it is checked, so that even a rate that is no number must not fail.</remarks>
    public static JsonSerializerOptions Stored { get; } =
        Make(JsonUnmappedMemberHandling.Skip, JsonNumberHandling.AllowNamedFloatingPointLiterals, indented: false);

    private static JsonSerializerOptions Make(JsonUnmappedMemberHandling unknown, JsonNumberHandling numbers, bool indented)
    {
        var options = new JsonSerializerOptions
        {
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Converters = { new KebabCaseEnumConverter<DayOfWeek>() },
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            NumberHandling = numbers,
            UnmappedMemberHandling = unknown,
            AllowDuplicateProperties = false,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            ReadCommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            WriteIndented = indented,
            NewLine = "\n",
        };
        options.MakeReadOnly();
        return options;
    }
}
