using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Coordination.Hosting;
using Coordination.Identity;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Web.Management.Erasures;

namespace Coordination.Web.Binding;

/// <summary>Says in words what a value must be.</summary>
internal static class Expected
{
    public static string Of(JsonTypeInfo type) => type.Kind switch
    {
        JsonTypeInfoKind.Object => "an object",
        JsonTypeInfoKind.Enumerable => "an array",
        JsonTypeInfoKind.Dictionary => "an object of texts",
        _ => OfLeaf(Nullable.GetUnderlyingType(type.Type) ?? type.Type),
    };

    private static string OfLeaf(Type type) =>
        type == typeof(string) ? "a text"
        : type == typeof(bool) ? "true or false"
        : type == typeof(int) || type == typeof(long) ? "a whole number"
        : type == typeof(Urgency) ? "a whole number from 1 (especially urgent) to 5 (not urgent)"
        : type == typeof(DateTimeOffset) ? InstantText.Format
        : type == typeof(GrainKind) ? $"one of {string.Join(", ", GrainKinds.All.Select(kind => kind.Name))}"
        : type == typeof(OtherGrainKind) ? $"one of {string.Join(", ", OtherGrainKind.Names)}; requests are named in 'requests'"
        : type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName))}"
        : FormatOf(type) ?? "of the form that the API's document at /openapi/v1.json gives";

    /// <summary>What an identity's text looks like; null for any other type.</summary>
    public static string? FormatOf(Type type) =>
        Array.Exists(type.GetInterfaces(), face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IId<>))
            ? (string?)type.GetProperty(nameof(CommandKey.Format), BindingFlags.Public | BindingFlags.Static)?.GetValue(null)
            : null;
}
