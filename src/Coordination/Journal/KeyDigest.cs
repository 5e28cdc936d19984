using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination.Journal;

/// <summary>What is kept of a caller's <see cref="CommandKey"/>: 128 bits that tell it from every other, and nothing of what the caller wrote.</summary>
[JsonConverter(typeof(IdJsonConverter<KeyDigest>))]
public readonly record struct KeyDigest : IId<KeyDigest>
{
    /// <summary>The number of bytes: 16.</summary>
    public const int Size = 16;

    private readonly UInt128 _value;

    private KeyDigest(UInt128 value) => _value = value;

    /// <inheritdoc />
    public static string Format => "32 hexadecimal digits";

    /// <summary>Reads a digest from its 16 bytes.</summary>
    public static KeyDigest Read(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt128BigEndian(bytes));

    /// <inheritdoc />
    public static bool TryParse(string? text, out KeyDigest id)
    {
        UInt128 value = default;
        var valid = text?.Length == Size * 2 && UInt128.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value) && value != default;
        id = valid ? new KeyDigest(value) : default;
        return valid;
    }

    /// <summary>Writes the 16 bytes.</summary>
    public void Write(Span<byte> target) => BinaryPrimitives.WriteUInt128BigEndian(target, _value);

    /// <summary>32 hexadecimal digits.</summary>
    public override string ToString() => _value == default ? "" : _value.ToString("x32", CultureInfo.InvariantCulture);
}
