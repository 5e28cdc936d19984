using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Coordination.Requests;

/// <summary>Writes JSON straight as UTF-8, byte for byte as <see cref="Utf8JsonWriter"/> would. Leaves out nulls, defaults and empty lists.</summary>
/// <remarks>
/// Every commit writes an event and a state, so this leaves out the general writer's work: names are constants that need no
/// escaping, most texts neither, and the buffer is the thread's own.
/// </remarks>
internal sealed class JsonText
{
    private const int UsualSize = 2048;

    // What the default encoder leaves as it is.
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        " !#$%()*,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~");

    [ThreadStatic]
    private static JsonText? _own;

    private byte[] _buffer = new byte[UsualSize];
    private int _length;

    /// <summary>The bytes that something writes.</summary>
    public static byte[] Of<T>(T subject, Action<JsonText, T> write)
    {
        // Taken away while in use, so that a writer that was left by an exception is never used again.
        var json = _own ?? new JsonText();
        _own = null;
        write(json, subject);
        var bytes = json._buffer.AsSpan(0, json._length).ToArray();
        json._length = 0;
        _own = json;
        return bytes;
    }

    public void BeginObject()
    {
        Separate();
        Byte((byte)'{');
    }

    public void BeginObject(ReadOnlySpan<byte> name)
    {
        Name(name);
        Byte((byte)'{');
    }

    public void EndObject() => Byte((byte)'}');

    public void BeginArray(ReadOnlySpan<byte> name)
    {
        Name(name);
        Byte((byte)'[');
    }

    public void EndArray() => Byte((byte)']');

    public void Text(ReadOnlySpan<byte> name, string? text)
    {
        if (text is not null)
        {
            Name(name);
            Quote(text);
        }
    }

    public void Number(ReadOnlySpan<byte> name, long number)
    {
        if (number != 0)
        {
            NumberAlways(name, number);
        }
    }

    public void NumberAlways(ReadOnlySpan<byte> name, long number)
    {
        Name(name);
        number.TryFormat(Room(20), out var length, default, CultureInfo.InvariantCulture);
        _length += length;
    }

    public void Flag(ReadOnlySpan<byte> name, bool flag)
    {
        if (flag)
        {
            Name(name);
            Bytes("true"u8);
        }
    }

    public void Id(ReadOnlySpan<byte> name, Guid id)
    {
        Name(name);
        var room = Room(38);
        room[0] = room[37] = (byte)'"';
        id.TryFormat(room[1..], out _);
        _length += 38;
    }

    public void Time(ReadOnlySpan<byte> name, DateTimeOffset? time)
    {
        if (time is { } value)
        {
            Name(name);
            Quote(value);
        }
    }

    public void Duration(ReadOnlySpan<byte> name, TimeSpan? duration)
    {
        if (duration is { } value)
        {
            Name(name);
            var room = Room(34);
            value.TryFormat(room[1..], out var length, "c");
            room[0] = room[length + 1] = (byte)'"';
            _length += length + 2;
        }
    }

    public void Texts(ReadOnlySpan<byte> name, ImmutableArray<string> texts)
    {
        if (texts.IsEmpty)
        {
            return;
        }

        BeginArray(name);
        foreach (var text in texts)
        {
            Separate();
            Quote(text);
        }

        EndArray();
    }

    /// <summary>A name that is no constant, with its text.</summary>
    public void Entry(string name, string text)
    {
        Separate();
        Quote(name);
        Byte((byte)':');
        Quote(text);
    }

    /// <summary>JSON that was written elsewhere.</summary>
    public void Raw(ReadOnlySpan<byte> name, ReadOnlySpan<byte> json)
    {
        Name(name);
        Bytes(json);
    }

    private void Name(ReadOnlySpan<byte> name)
    {
        Separate();
        var room = Room(name.Length + 3);
        room[0] = (byte)'"';
        name.CopyTo(room[1..]);
        room[name.Length + 1] = (byte)'"';
        room[name.Length + 2] = (byte)':';
        _length += name.Length + 3;
    }

    // Only what opens leaves nothing to separate: a text ends with its quote, a number with a digit.
    private void Separate()
    {
        if (_length > 0 && _buffer[_length - 1] is not ((byte)'{' or (byte)'['))
        {
            Byte((byte)',');
        }
    }

    private void Quote(string text)
    {
        if (text.AsSpan().ContainsAnyExcept(Plain))
        {
            QuoteEscaped(text);
            return;
        }

        var room = Room(text.Length + 2);
        room[0] = room[text.Length + 1] = (byte)'"';
        Ascii.FromUtf16(text, room[1..], out _);
        _length += text.Length + 2;
    }

    private void QuoteEscaped(string text)
    {
        Byte((byte)'"');
        Bytes(Encoding.UTF8.GetBytes(JavaScriptEncoder.Default.Encode(text)));
        Byte((byte)'"');
    }

    // The round-trip form, its fraction without the zeros at its end: 2026-03-02T08:00:00.12+00:00.
    private void Quote(DateTimeOffset time)
    {
        const int fraction = 20;
        const int zone = 27;
        var room = Room(40);
        room[0] = (byte)'"';
        time.TryFormat(room[1..], out var length, "O", CultureInfo.InvariantCulture);
        var text = room[1..(length + 1)];
        var end = text[fraction..zone].LastIndexOfAnyExcept((byte)'0') + 1;
        end = end == 0 ? fraction - 1 : fraction + end;
        text[zone..].CopyTo(text[end..]);
        length -= zone - end;
        room[length + 1] = (byte)'"';
        _length += length + 2;
    }

    private void Byte(byte value)
    {
        Room(1)[0] = value;
        _length++;
    }

    private void Bytes(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        _length += bytes.Length;
    }

    private Span<byte> Room(int size)
    {
        if (_buffer.Length - _length < size)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + size));
        }

        return _buffer.AsSpan(_length);
    }
}
