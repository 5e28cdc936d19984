using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination;

/// <summary>Who gives a command; recorded with every event.</summary>
/// <param name="Kind">In which role.</param>
/// <param name="Id">The person's or system's name within that role; at most 128 characters.</param>
public sealed record Actor(ActorKind Kind, string Id)
{
    /// <summary>The engine itself: the centre's dispatch, time-outs, escalations.</summary>
    public static Actor Engine { get; } = new(ActorKind.Engine, "engine");

    /// <inheritdoc />
    public override string ToString() => $"{Kind}:{Id}";
}

/// <summary>The roles in which commands are given.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ActorKind>))]
public enum ActorKind
{
    /// <summary>A citizen, or a portal on the citizen's behalf.</summary>
    Citizen,

    /// <summary>A member of staff.</summary>
    Staff,

    /// <summary>A supervisor.</summary>
    Supervisor,

    /// <summary>An administrator.</summary>
    Administrator,

    /// <summary>The engine itself.</summary>
    Engine,
}
