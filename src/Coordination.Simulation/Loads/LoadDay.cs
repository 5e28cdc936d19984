using System.Collections.Immutable;
using Coordination.Plans;
using Coordination.Staff;

namespace Coordination.Simulation.Loads;

/// <summary>What a load does to a running hall: who comes when, how long they take, who works when.</summary>
/// <param name="Plan">The plan that the hall is to have: the scenario's, under another centre and without what only fits real time.</param>
/// <param name="Citizens">Who comes, by time.</param>
/// <param name="Duties">When people come on duty and leave it, by time.</param>
/// <param name="Minutes">For how many of the scenario's minutes citizens come.</param>
/// <param name="LeftOut">What the scenario has and a load does not; the simulation beside it leaves it out as well.</param>
internal sealed record LoadDay(
    HallPlan Plan, ImmutableArray<LoadCitizen> Citizens, ImmutableArray<LoadDuty> Duties, double Minutes, ImmutableArray<string> LeftOut)
{
    /// <summary>The fact by which a submission says how urgent it is, 1 to 5.</summary>
    public const string UrgencyFact = "load-urgency";
}

/// <summary>Somebody's duty changes.</summary>
/// <param name="Minute">When, in the scenario's minutes.</param>
/// <param name="Staff">Who.</param>
/// <param name="Change">How.</param>
internal sealed record LoadDuty(double Minute, StaffId Staff, DutyChange Change);

/// <summary>How somebody's duty changes.</summary>
internal enum DutyChange
{
    /// <summary>A shift begins.</summary>
    SignOn,

    /// <summary>A break begins; what is at hand is finished.</summary>
    Pause,

    /// <summary>A break ends.</summary>
    Resume,

    /// <summary>A shift ends; what is at hand is finished.</summary>
    Drain,
}
