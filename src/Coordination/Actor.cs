using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination;

/// <summary>Who gives a command; recorded with every event.</summary>
/// <param name="Kind">In which role.</param>
/// <param name="Id">The person's or system's name within that role; at most 128 characters.</param>
public sealed record Actor(ActorKind Kind, string Id)
{
    /// <summary>The engine itself: the centre's dispatch, time-outs, escalations.</summary>
    internal static Actor Engine { get; } = new(ActorKind.Engine, "engine");

    /// <summary>A citizen who does not say who they are. All of them share the name, so their keys must be such that no two choose the same.</summary>
    public static Actor Anonymous { get; } = new(ActorKind.Citizen, "anonymous");

    /// <inheritdoc />
    public override string ToString() => $"{Kind}:{Id}";
}

/// <summary>The roles in which commands are given. Names and numbers are stored: they never change.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ActorKind>))]
public enum ActorKind
{
    /// <summary>A citizen, or a portal on the citizen's behalf.</summary>
    Citizen = 0,

    /// <summary>A member of staff.</summary>
    Staff = 1,

    /// <summary>A supervisor, or the head of a department.</summary>
    Supervisor = 2,

    /// <summary>An administrator.</summary>
    Administrator = 3,

    /// <summary>The engine itself. It stands in the record; a command that comes in from outside under it is refused.</summary>
    Engine = 4,

    /// <summary>An auditor, who reads what is on record and changes nothing.</summary>
    Auditor = 5,

    /// <summary>Somebody who reads queues and figures.</summary>
    Viewer = 6,

    /// <summary>A person as themselves, in no role at a hall: who signs in or out, or chooses a password.</summary>
    Person = 7,
}
