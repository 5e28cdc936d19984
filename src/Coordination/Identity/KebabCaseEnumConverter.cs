using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Identity;

/// <summary>Writes an enumeration's value as its name in kebab case, such as <c>in-service</c>; numbers are not read.</summary>
public sealed class KebabCaseEnumConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where TEnum : struct, Enum;
