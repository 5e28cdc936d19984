using System.Collections.Frozen;
using System.Text.Json;

namespace Coordination.Web.Json;

/// <summary>An enumeration's names as they are written, for parameters and for messages.</summary>
internal static class KebabNames<TEnum>
    where TEnum : struct, Enum
{
    private static readonly FrozenDictionary<TEnum, string> ByValue =
        Enum.GetValues<TEnum>().ToFrozenDictionary(value => value, value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));

    private static readonly FrozenDictionary<string, TEnum> ByName = ByValue.ToFrozenDictionary(known => known.Value, known => known.Key);

    public static string All { get; } =
        string.Join(", ", Enum.GetNames<TEnum>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName));

    public static bool TryParse(string? text, out TEnum value) => ByName.TryGetValue(text ?? "", out value);

    public static string NameOf(TEnum value) => ByValue[value];
}
