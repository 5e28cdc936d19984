using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.Torture.Halls;
using Coordination.Torture.Running;

namespace Coordination.Torture.Invariants;

/// <summary>What a plan changes is followed: no work stays where the plan has no department (I16), nobody stays at work whom it does not name (I3), clocks go by its hours (I11).</summary>
internal sealed class PlanRules(World world, Committed committed)
{
    private static readonly TimeSpan Known = TimeSpan.FromSeconds(15);

    /// <summary>A plan was published that somebody had asked for: what it gives up without a word has nothing that was there all the while, and whom it leaves out held nothing.</summary>
    public void OnPublished(HallPlan before, HallPlan plan, DateTimeOffset asked)
    {
        var (givenUp, leftOut) = (PlanEdits.GivenUp(before, plan).ToHashSet(), PlanEdits.LeftOut(before, plan).ToHashSet());
        foreach (var (request, item, state) in OpenItems().Where(open => open.Request.Since(open.Item) < asked))
        {
            if (givenUp.Contains(state.Department))
            {
                world.Break("I16", $"a plan without a word of '{state.Department}' was published, where {request.State.Id}:{item} was {state.Status} all the while");
            }

            if (state.Status.IsHeld() && leftOut.Contains(state.Holder!.Value))
            {
                world.Break("I3", $"a plan without '{state.Holder}' was published, who held {request.State.Id}:{item} all the while");
            }
        }
    }

    /// <summary>When nothing is under way, and the plan has been known for a while.</summary>
    public void Check()
    {
        if (world.Now - committed.LastGeneralChange <= Known)
        {
            return;
        }

        foreach (var (request, item, state) in OpenItems().Where(open => world.Now - open.Request.Since(open.Item) > Known))
        {
            CheckItem(request, item, state);
        }

        foreach (var (staff, known) in committed.Staff.Where(known => world.Now - known.Value.Since > Known))
        {
            if (known.State.Presence != StaffPresence.SignedOff && !committed.Plan!.Staff.ContainsKey(staff))
            {
                world.Break("I3", $"'{staff}' is {known.State.Presence} since {known.Since:O}, and the plan does not name them");
            }
        }

        foreach (var request in committed.Requests.Values.Where(request => request.State.Status.IsOpen() && world.Now - request.ChangedAt > Known))
        {
            CheckClock(request.State);
        }
    }

    private void CheckItem(TrackedRequest request, int item, WorkItemState state)
    {
        if (state.Status == WorkItemStatus.Waiting && committed.Plan!.FormerDepartments.TryGetValue(state.Department, out var becomes))
        {
            world.Break("I16", $"{request.State.Id}:{item} is {state.Status} at '{state.Department}', which has become '{becomes}'");
        }

        if (state.Status.IsHeld() && committed.Staff.GetValueOrDefault(state.Holder!.Value) is { State: { Presence: StaffPresence.SignedOff } } gone && world.Now - gone.Since > Known)
        {
            world.Break("I3", $"{request.State.Id}:{item} is {state.Status} with '{state.Holder}', who has signed off");
        }
    }

    private void CheckClock(RequestState state)
    {
        var plan = committed.Plan!;
        if (state.Clock is { RunningSince: not null } clock && plan.Departments.ContainsKey(plan.NowOf(LeadOf(state))) && HoursOf(committed.PlanOf(clock.Plan == 0 ? state.Plan : clock.Plan), state) != HoursOf(plan, state))
        {
            world.Break("I11", $"{state.Id}: its clock goes by the hours of plan {clock.Plan} (0: {state.Plan}), and plan {plan.Version} has others");
        }
    }

    private DepartmentId LeadOf(RequestState state) => ActivePlan.LeadOf(committed.PlanOf(state.Plan).Services[state.Service]).Department;

    private string HoursOf(ActivePlan plan, RequestState state) => plan.HoursOf(plan.NowOf(LeadOf(state)));

    private IEnumerable<(TrackedRequest Request, int Item, WorkItemState State)> OpenItems()
    {
        foreach (var request in committed.Requests.Values.Where(request => request.State.Status.IsOpen()))
        {
            for (var item = 0; item < request.State.Items.Length; item++)
            {
                if (!request.State.Items[item].Status.IsFinal())
                {
                    yield return (request, item, request.State.Items[item]);
                }
            }
        }
    }
}
