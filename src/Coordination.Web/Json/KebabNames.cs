using System.Collections.Frozen;
using System.Text.Json;

namespace Coordination.Web.Json;

/// <summary>An enumeration's names as they are written, for parameters and for messages.</summary>
internal static class KebabNames<TEnum>
    where TEnum : struct, Enum
{
    private static readonly FrozenDictionary<string, TEnum> ByName =
        Enum.GetValues<TEnum>().ToFrozenDictionary(value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));

    public static string All { get; } =
        string.Join(", ", Enum.GetNames<TEnum>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName));

    public static bool TryParse(string? text, out TEnum value) => ByName.TryGetValue(text ?? "", out value);

    public static string NameOf(TEnum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
