using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination.Simulation.Scenarios;

/// <summary>The models of organisation.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<OrganisationModel>))]
public enum OrganisationModel
{
    /// <summary>As the plan says.</summary>
    Plan,

    /// <summary>One centre, one hop, pooled capacity.</summary>
    Flat,

    /// <summary>Each desk its own queue and people.</summary>
    Silo,

    /// <summary>Requests climb and descend levels.</summary>
    Ladder,
}
