using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination.Access;

/// <summary>What kind of caller a principal is. The names are stored: they never change.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<PrincipalKind>))]
public enum PrincipalKind
{
    /// <summary>Somebody.</summary>
    Person,

    /// <summary>A portal or a back-office system.</summary>
    System,

    /// <summary>A display, a kiosk or a window's device.</summary>
    Device,
}
