using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination.Erasures;

/// <summary>Whose erasures: every hall has one list.</summary>
[JsonConverter(typeof(IdJsonConverter<ErasuresScope>))]
internal readonly record struct ErasuresScope : IId<ErasuresScope>
{
    private readonly string? _value;

    private ErasuresScope(string value) => _value = value;

    /// <summary>A hall's.</summary>
    public static ErasuresScope Hall { get; } = new("hall");

    /// <inheritdoc />
    public static string Format => "'hall'";

    /// <inheritdoc />
    public static bool TryParse(string? text, out ErasuresScope id)
    {
        id = text == Hall._value ? Hall : default;
        return id != default;
    }

    /// <inheritdoc />
    public override string ToString() => _value ?? "";
}
