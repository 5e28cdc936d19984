using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Coordination.Plans.Reading;

/// <summary>What a single value should look like, in words.</summary>
internal static class LeafForm
{
    private const string OwnWords = "expected ";

    /// <summary>What was expected, when a value is not of a form; null when it is.</summary>
    public static string? Mismatch(JsonElement value, JsonTypeInfo form) =>
        Try(() => value.Deserialize(form), form);

    /// <summary>What was expected, when a name is no key; null when it is.</summary>
    public static string? KeyMismatch(string name, JsonTypeInfo form)
    {
        var keyed = form.Options.GetTypeInfo(typeof(Dictionary<,>).MakeGenericType(form.Type, typeof(int)));
        return Try(() => JsonSerializer.Deserialize(JsonSerializer.Serialize(new Dictionary<string, int> { [name] = 0 }), keyed), form);
    }

    public static string Describe(JsonTypeInfo form) => form.Kind switch
    {
        JsonTypeInfoKind.Enumerable => "a list",
        JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary => "an object",
        _ => Mismatch(JsonElement.Parse("[]"), form)!,
    };

    public static string Show(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String when value.GetRawText() is var raw => $"'{Shorten(raw[1..^1])}'",
        _ => Shorten(value.GetRawText()),
    };

    public static string Shorten(string text) => text.Length > 40 ? $"{text.AsSpan(0, 40)}…" : text;

    private static string? Try(Action read, JsonTypeInfo form)
    {
        try
        {
            read();
            return null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            return fault.Message.StartsWith(OwnWords, StringComparison.Ordinal) ? fault.Message[OwnWords.Length..] : Known(form);
        }
    }

    private static string Known(JsonTypeInfo form)
    {
        var type = Nullable.GetUnderlyingType(form.Type) ?? form.Type;
        return type switch
        {
            { IsEnum: true } => $"one of {string.Join(", ", Enum.GetValues(type).Cast<object>().Select(value => Written(value, form)))}",
            _ when type == typeof(PlanName) => PlanNameJsonConverter.Form,
            _ when type == typeof(string) => "a text in quotes",
            _ when type == typeof(bool) => "true or false",
            _ when type == typeof(int) => "a whole number of at most 2147483647",
            _ when type == typeof(double) || type == typeof(decimal) => "a number",
            _ when type == typeof(DateOnly) => "a date such as 2026-12-24",
            _ when type == typeof(DateTime) => "a local date and time such as 2026-12-24T08:00:00",
            _ when type == typeof(ulong) => "a whole number of at least 0",
            _ => "another kind of value",
        };
    }

    private static string Written(object value, JsonTypeInfo form) =>
        JsonSerializer.Serialize(value, value.GetType(), form.Options).Replace('"', '\'');
}
