namespace Coordination.Console.Commands;

/// <summary>What a form asks for beside the reason.</summary>
internal enum CommandField
{
    /// <summary>A new urgency.</summary>
    Urgency,

    /// <summary>Another department.</summary>
    To,

    /// <summary>A person.</summary>
    Person,

    /// <summary>Whether what somebody holds goes back to the queues.</summary>
    Release,

    /// <summary>A window of somebody's department, where it has windows.</summary>
    Window,

    /// <summary>How many items may be in hand; empty for the plan's number.</summary>
    Limit,
}
