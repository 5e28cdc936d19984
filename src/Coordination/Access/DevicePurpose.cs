using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination.Access;

/// <summary>What a device is there for. The names are stored: they never change.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<DevicePurpose>))]
public enum DevicePurpose
{
    /// <summary>Shows numbers and windows.</summary>
    Display,

    /// <summary>Gives out tickets.</summary>
    Kiosk,

    /// <summary>Stands at a window.</summary>
    Window,
}
