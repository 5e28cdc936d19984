using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.Torture.Faults;
using Coordination.Torture.Halls;
using Coordination.Torture.Invariants;
using Coordination.Torture.Running;

namespace Coordination.Torture.Clients;

/// <summary>Whoever changes the plan in mid-day.</summary>
internal sealed class Planner(World world, SimulationContext clients, Desk desk, InvariantMonitor watch)
{
    private static readonly Actor Administrator = new(ActorKind.Administrator, "admin");

    /// <summary>Publishes a plan when its time has come.</summary>
    public async Task DoAsync(PlanChange change)
    {
        await world.DelayAsync(clients, change.At);
        var before = watch.Committed.Plan!.Plan;
        var today = DateOnly.FromDateTime(world.Now.UtcDateTime);
        if (PlanEdits.Of(before, change, today).FirstOrDefault(plan => PlanCheck.Check(plan).IsEmpty) is { } plan)
        {
            await PublishAsync(change.Kind, before, plan);
        }
    }

    private async Task PublishAsync(PlanChangeKind kind, HallPlan before, HallPlan plan)
    {
        var gone = PlanEdits.LeftOut(before, plan).FirstOrDefault();
        var coming = kind == PlanChangeKind.PersonComing ? ComeAsync(gone) : Task.CompletedTask;
        var (asked, version) = (world.Now, watch.Committed.Plan!.Version);
        var reply = await desk.PublishAsync(plan, Administrator, kind == PlanChangeKind.PersonReleased);
        await coming;
        if (reply is { IsRefused: false } && reply.Value.Version == version + 1)
        {
            watch.Plans.OnPublished(before, plan, asked);
        }
        else if (reply is { Refusal.Code: RefusalCodes.WorkStranded or RefusalCodes.StaffAtWork } && reply.Refusal.Faults.IsDefaultOrEmpty)
        {
            world.Break("I16", $"a plan was refused without a word of what it strands: {reply.Refusal.Message}");
        }
    }

    private async Task ComeAsync(StaffId staff)
    {
        await desk.DoAsync(staff, new SignOff(Release: true));
        await world.DelayAsync(clients, world.Chance.Delay(TimeSpan.FromSeconds(0.3)));
        await desk.DoAsync(staff, new SignOn());
    }
}
