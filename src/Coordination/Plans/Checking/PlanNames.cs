using System.Text.Json;

namespace Coordination.Plans.Checking;

/// <summary>The words a document uses for an enumeration's values.</summary>
internal static class PlanNames
{
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
