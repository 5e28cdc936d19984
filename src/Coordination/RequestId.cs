using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination;

/// <summary>A request, unique everywhere. Its text is a UUID in lower case with hyphens.</summary>
/// <remarks>A value type of 16 bytes without a heap object: the centre holds a million of them.</remarks>
[JsonConverter(typeof(IdJsonConverter<RequestId>))]
public readonly record struct RequestId : IId<RequestId>, IComparable<RequestId>
{
    /// <exception cref="ArgumentException">The value is the empty UUID.</exception>
    public RequestId(Guid value) =>
        Value = value != Guid.Empty ? value : throw new ArgumentException("A request id is not the empty UUID.", nameof(value));

    /// <summary>The 128 bits.</summary>
    public Guid Value { get; }

    /// <inheritdoc />
    public static string Format => "a UUID such as 0191d2a0-5f4e-7c1b-9a53-0c8d7e5f4a21";

    /// <inheritdoc />
    public static bool TryParse(string? text, out RequestId id)
    {
        // The framework's parser alone would take spaces around it, and signs and 0x within.
        Guid value = default;
        var valid = text is { Length: 36 } && !text.AsSpan().ContainsAny("+xX") && Guid.TryParseExact(text, "D", out value) && value != Guid.Empty;
        id = valid ? new RequestId(value) : default;
        return valid;
    }

    /// <summary>Order of the text form; ids made by time sort by time.</summary>
    public int CompareTo(RequestId other) => Value.CompareTo(other.Value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString("D");
}
