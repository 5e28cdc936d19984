using System.Collections.Immutable;
using System.Text.Json;

namespace Coordination.Requests;

/// <summary>Writes what is there and leaves out nulls, defaults and empty lists.</summary>
internal static class Utf8JsonWriterExtensions
{
    public static void Text(this Utf8JsonWriter json, ReadOnlySpan<byte> name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    public static void Number(this Utf8JsonWriter json, ReadOnlySpan<byte> name, long number)
    {
        if (number != 0)
        {
            json.WriteNumber(name, number);
        }
    }

    public static void Flag(this Utf8JsonWriter json, ReadOnlySpan<byte> name, bool flag)
    {
        if (flag)
        {
            json.WriteBoolean(name, flag);
        }
    }

    public static void Time(this Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTimeOffset? time)
    {
        if (time is { } value)
        {
            json.WriteString(name, value);
        }
    }

    public static void Duration(this Utf8JsonWriter json, ReadOnlySpan<byte> name, TimeSpan? duration)
    {
        Span<byte> text = stackalloc byte[32];
        if (duration is { } value && value.TryFormat(text, out var length, "c"))
        {
            json.WriteString(name, text[..length]);
        }
    }

    public static void Texts(this Utf8JsonWriter json, ReadOnlySpan<byte> name, ImmutableArray<string> texts)
    {
        if (texts.IsEmpty)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
