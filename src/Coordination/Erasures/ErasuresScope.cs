using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination.Erasures;

/// <summary>Whose erasures: every hall has one list, and what belongs to no hall has one.</summary>
/// <remarks>The one of what belongs to no hall is named <c>all/all</c>, as the access to all halls is, whatever a hall is called.</remarks>
[JsonConverter(typeof(IdJsonConverter<ErasuresScope>))]
internal readonly record struct ErasuresScope : IId<ErasuresScope>
{
    private readonly string? _value;

    private ErasuresScope(string value) => _value = value;

    /// <summary>A hall's.</summary>
    public static ErasuresScope Hall { get; } = new("hall");

    /// <summary>Of what belongs to no hall, as the access to all halls.</summary>
    public static ErasuresScope AllHalls { get; } = new("all");

    /// <inheritdoc />
    public static string Format => "'hall', or 'all' after 'all/'";

    /// <inheritdoc />
    public static bool TryParse(string? text, out ErasuresScope id)
    {
        id = text == Hall._value ? Hall : text == AllHalls._value ? AllHalls : default;
        return id != default;
    }

    /// <inheritdoc />
    public override string ToString() => _value ?? "";
}
