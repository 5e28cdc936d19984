using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination.Access;

/// <summary>What somebody is to a hall: the columns of the access matrix. The names are stored: they never change.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<Role>))]
public enum Role
{
    /// <summary>A portal or a back-office system: submits, and follows what it submitted.</summary>
    Portal,

    /// <summary>A clerk: works on what they hold.</summary>
    Staff,

    /// <summary>Sees how a hall stands, and changes nothing.</summary>
    Viewer,

    /// <summary>The head of a department.</summary>
    Head,

    /// <summary>Supervises a hall's work.</summary>
    Supervisor,

    /// <summary>Runs a hall's plan and its access; has no part in its work.</summary>
    Administrator,

    /// <summary>Looks into everything that was done, and changes nothing.</summary>
    Auditor,

    /// <summary>A display, a kiosk or a window's device.</summary>
    Device,
}
