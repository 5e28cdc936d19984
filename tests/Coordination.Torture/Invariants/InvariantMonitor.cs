using Coordination.Torture.Faults;
using Coordination.Torture.Halls;
using Coordination.Torture.Running;
using Coordination.Torture.Storage;

namespace Coordination.Torture.Invariants;

/// <summary>Everything that looks on: the committed hall and the rules that must hold in it.</summary>
internal sealed class InvariantMonitor
{
    public InvariantMonitor(World world, Disk disk, Setting setting, IReadOnlyCollection<PlannedFault> plan)
    {
        Recovery = new Recovery(world, (2 * setting.ReconcileEvery) + GraceFor(plan), plan);
        Committed = new Committed(world);
        Assignments = new AssignmentRules(world, Committed, Recovery);
        Clocks = new ClockRules(world, Committed, Recovery);
        Counts = new CountRules(world, disk, Committed);
        Decisions = new DecisionRules(world, Committed, Recovery);
        Plans = new PlanRules(world, Committed);
        Idle = new IdleRules(world, Committed, Recovery, Assignments, Plans);
        Presence = new PresenceRules(world, Committed, Recovery);
        Ledger = new Ledger(world, disk);
        disk.Committed += Committed.OnCommitted;
        disk.Committed += Counts.OnCommitted;
        disk.Committed += Ledger.OnCommitted;
        disk.Taken += Assignments.OnTaken;
    }

    // Where the answer to a withdrawal may be lost, it takes the centre's five minutes until somebody is given work again.
    private static TimeSpan GraceFor(IReadOnlyCollection<PlannedFault> plan) =>
        plan.OfType<BadNetwork>().Any(bad => bad.Lost > 0) ? TimeSpan.FromMinutes(5.5) : TimeSpan.FromSeconds(20);

    public Recovery Recovery { get; }

    public Committed Committed { get; }

    public AssignmentRules Assignments { get; }

    public ClockRules Clocks { get; }

    public CountRules Counts { get; }

    public PresenceRules Presence { get; }

    public DecisionRules Decisions { get; }

    public PlanRules Plans { get; }

    public IdleRules Idle { get; }

    public Ledger Ledger { get; }
}
