using Coordination.Journal;

namespace Coordination.Plans;

/// <summary>What on record keeps a plan from being published: work that it would strand, and people at work whom it leaves out.</summary>
internal static class PlanObstacles
{
    /// <summary>Whether the record need be looked at for it.</summary>
    public static bool MayBe(HallPlan published, HallPlan plan) =>
        StaffLeaving.LeavesOut(published, plan) || new StrandedWork(published, plan).MayBe;

    /// <summary>Why it is not published now; null where nothing on record keeps it from that.</summary>
    /// <exception cref="JournalUnavailableException">The store does not answer right now.</exception>
    public static async ValueTask<Refusal?> FindAsync(IJournalReader journal, HallPlan published, HallPlan plan, CancellationToken cancellation) =>
        await FindStrandedAsync(journal, published, plan, cancellation)
        ?? (await StaffLeaving.FindAsync(journal, published, plan, cancellation) is { Count: > 0 } leavers ? StaffLeaving.Refuse(leavers) : null);

    /// <summary>The refusal that names what it would strand; null where that is nothing, and of a faulty plan, whose faults are told.</summary>
    /// <exception cref="JournalUnavailableException">The store does not answer right now.</exception>
    public static async ValueTask<Refusal?> FindStrandedAsync(IJournalReader journal, HallPlan published, HallPlan plan, CancellationToken cancellation) =>
        new StrandedWork(published, plan).MayBe && PlanCheck.Check(plan).IsEmpty
        && await StrandedWork.FindAsync(journal, published, plan, cancellation) is { IsEmpty: false } stranded
            ? StrandedWork.Refuse(stranded)
            : null;
}
