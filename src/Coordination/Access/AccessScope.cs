using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination.Access;

/// <summary>What a grain's access is to: its hall, or all halls.</summary>
/// <remarks>The one for all halls is named <c>all/all</c>: no hall's is, whatever the hall is called.</remarks>
[JsonConverter(typeof(IdJsonConverter<AccessScope>))]
internal readonly record struct AccessScope : IId<AccessScope>
{
    private readonly string? _value;

    private AccessScope(string value) => _value = value;

    /// <summary>One hall.</summary>
    public static AccessScope OneHall { get; } = new("hall");

    /// <summary>All halls.</summary>
    public static AccessScope AllHalls { get; } = new("all");

    /// <summary>What stands in a hall's place in the name of the grain for all halls.</summary>
    public static CentreId Everywhere { get; } = new("all");

    /// <inheritdoc />
    public static string Format => "'hall', or 'all' after 'all/'";

    /// <inheritdoc />
    public static bool TryParse(string? text, out AccessScope id)
    {
        id = text == OneHall._value ? OneHall : text == AllHalls._value ? AllHalls : default;
        return id != default;
    }

    /// <inheritdoc />
    public override string ToString() => _value ?? "";
}
