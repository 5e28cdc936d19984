using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination.Simulation.Scenarios;

/// <summary>What becomes of those who still wait when their department closes.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ClosingRule>))]
public enum ClosingRule
{
    /// <summary>They keep their place until it opens again, as the live engine does.</summary>
    Wait,

    /// <summary>Who waits in person or on the telephone gives up; what came on line waits.</summary>
    Leave,
}
