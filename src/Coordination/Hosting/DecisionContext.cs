using Coordination.Plans;

namespace Coordination.Hosting;

/// <summary>What a decision may look at beside state and command. A pure function of these decides.</summary>
/// <param name="At">Now, to the microsecond, in UTC; never before the grain's last event.</param>
/// <param name="By">Who gives the command.</param>
/// <param name="Plan">The plan the grain is under; of a submission, the published one. Null when the centre has none.</param>
public readonly record struct DecisionContext(DateTimeOffset At, Actor By, ActivePlan? Plan);

/// <summary>What comes with an event when it is applied.</summary>
/// <param name="Version">The version the event leads to.</param>
/// <param name="At">When it happened.</param>
/// <param name="By">Who caused it.</param>
public readonly record struct EventContext(long Version, DateTimeOffset At, Actor By);
