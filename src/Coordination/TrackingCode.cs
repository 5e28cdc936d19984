using System.Buffers.Binary;
using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination;

/// <summary>What proves a request to be one's own without an account: 128 bits, told in the receipt of the submission and kept nowhere.</summary>
/// <remarks>
/// Its text is base 32 after Crockford: 26 digits without I, L, O and U, in groups of four. It is read as people write it: small
/// letters, other separators or none, and I or L for 1 and O for 0.
/// </remarks>
[JsonConverter(typeof(IdJsonConverter<TrackingCode>))]
public readonly record struct TrackingCode : IId<TrackingCode>
{
    /// <summary>The number of bytes: 16.</summary>
    public const int Size = 16;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int BitsOfDigit = 5;
    private const int Digits = 26;
    private const int Group = 4;
    private const int MostOfFirst = 7;

    private readonly UInt128 _value;

    private TrackingCode(UInt128 value) => _value = value;

    /// <inheritdoc />
    public static string Format => "26 digits and letters such as 5QZ0-8R3K-V1TN-4D7W-2XJM-9GHC-6P";

    /// <summary>Reads a code from its 16 bytes.</summary>
    public static TrackingCode Read(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt128BigEndian(bytes));

    /// <inheritdoc />
    public static bool TryParse(string? text, out TrackingCode id)
    {
        var (value, count) = (UInt128.Zero, 0);
        foreach (var letter in text ?? "")
        {
            if (letter is '-' or ' ')
            {
                continue;
            }

            if (DigitOf(letter) is not (>= 0 and var digit) || ++count > Digits || (count == 1 && digit > MostOfFirst))
            {
                id = default;
                return false;
            }

            value = (value << BitsOfDigit) | (uint)digit;
        }

        var valid = count == Digits && value != default;
        id = valid ? new TrackingCode(value) : default;
        return valid;
    }

    /// <summary>Writes the 16 bytes.</summary>
    public void Write(Span<byte> target) => BinaryPrimitives.WriteUInt128BigEndian(target, _value);

    /// <summary>The digits in groups of four; empty for the default.</summary>
    public override string ToString() => _value == default ? "" : string.Create(Digits + ((Digits - 1) / Group), _value, static (text, value) =>
    {
        for (var (i, place) = (0, 0); i < Digits; i++)
        {
            if (i > 0 && i % Group == 0)
            {
                text[place++] = '-';
            }

            text[place++] = Alphabet[(int)((value >> (BitsOfDigit * (Digits - 1 - i))) & (uint)(Alphabet.Length - 1))];
        }
    });

    private static int DigitOf(char letter) => char.ToUpperInvariant(letter) switch
    {
        'I' or 'L' => 1,
        'O' => 0,
        var upper => Alphabet.IndexOf(upper, StringComparison.Ordinal),
    };
}
