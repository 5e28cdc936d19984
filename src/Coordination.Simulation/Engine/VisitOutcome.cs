using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination.Simulation.Engine;

/// <summary>How a visit ended.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<VisitOutcome>))]
public enum VisitOutcome
{
    /// <summary>The matter was done.</summary>
    Served,

    /// <summary>Not let in: closed, suspended, or the queue was full.</summary>
    Refused,

    /// <summary>The citizen gave up waiting.</summary>
    Abandoned,

    /// <summary>The citizen was called and did not come.</summary>
    NoShow,

    /// <summary>The simulation ended first.</summary>
    Unfinished,
}
