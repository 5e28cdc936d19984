using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Coordination.Requests;

/// <summary>Writes fields through <see cref="Utf8JsonWriter"/> and leaves out nulls, defaults and empty lists, as the generated contract does.</summary>
/// <remarks>Every commit writes an event and a state: the thread keeps one writer with its buffer for all of them.</remarks>
[SuppressMessage("Design", "CA1001", Justification = "The writer is its thread's for good, and holds memory only.")]
internal sealed class FieldWriter
{
    private const int UsualSize = 2048;

    [ThreadStatic]
    private static FieldWriter? _own;

    private readonly ArrayBufferWriter<byte> _buffer = new(UsualSize);
    private readonly Utf8JsonWriter _json;

    private FieldWriter() => _json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { SkipValidation = true });

    /// <summary>The bytes that something writes.</summary>
    public static byte[] Of<T>(T subject, Action<FieldWriter, T> write)
    {
        // Taken away while in use, so that a writer that was left by an exception is never used again.
        var own = _own ?? new FieldWriter();
        _own = null;
        write(own, subject);
        var bytes = own.End();
        _own = own;
        return bytes;
    }

    public void BeginObject() => _json.WriteStartObject();

    public void BeginObject(JsonEncodedText name) => _json.WriteStartObject(name);

    public void EndObject() => _json.WriteEndObject();

    public void BeginArray(JsonEncodedText name) => _json.WriteStartArray(name);

    public void EndArray() => _json.WriteEndArray();

    public void Text(JsonEncodedText name, string? text)
    {
        if (text is not null)
        {
            _json.WriteString(name, text);
        }
    }

    public void Number(JsonEncodedText name, long number)
    {
        if (number != 0)
        {
            NumberAlways(name, number);
        }
    }

    public void NumberAlways(JsonEncodedText name, long number) => _json.WriteNumber(name, number);

    public void Flag(JsonEncodedText name, bool flag)
    {
        if (flag)
        {
            _json.WriteBoolean(name, true);
        }
    }

    public void Id(JsonEncodedText name, Guid id) => _json.WriteString(name, id);

    public void Time(JsonEncodedText name, DateTimeOffset? time)
    {
        if (time is { } value)
        {
            _json.WriteString(name, value);
        }
    }

    public void Duration(JsonEncodedText name, TimeSpan? duration)
    {
        if (duration is { } value)
        {
            Span<byte> text = stackalloc byte[32];
            value.TryFormat(text, out var length, "c", CultureInfo.InvariantCulture);
            _json.WriteString(name, text[..length]);
        }
    }

    public void Texts(JsonEncodedText name, ImmutableArray<string> texts)
    {
        if (texts.IsEmpty)
        {
            return;
        }

        BeginArray(name);
        foreach (var text in texts)
        {
            _json.WriteStringValue(text);
        }

        EndArray();
    }

    /// <summary>A name that is no constant, with its text.</summary>
    public void Entry(string name, string text) => _json.WriteString(name, text);

    /// <summary>JSON that was written elsewhere.</summary>
    public void Raw(JsonEncodedText name, ReadOnlySpan<byte> json)
    {
        _json.WritePropertyName(name);
        _json.WriteRawValue(json, skipInputValidation: true);
    }

    private byte[] End()
    {
        _json.Flush();
        var bytes = _buffer.WrittenSpan.ToArray();
        _buffer.ResetWrittenCount();
        _json.Reset();
        return bytes;
    }
}
