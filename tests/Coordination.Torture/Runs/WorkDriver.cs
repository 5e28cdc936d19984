using Coordination.Centres;
using Coordination.Departments;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.Torture.Clients;
using Coordination.Torture.Invariants;
using Coordination.Torture.Processes;
using Coordination.Torture.Running;

namespace Coordination.Torture.Runs;

/// <summary>Everybody does their work until nothing is open; what cannot be finished is stuck.</summary>
internal sealed class WorkDriver(World world, SimulationContext clients, Desk desk, InvariantMonitor watch)
{
    private static readonly Actor Chief = new(ActorKind.Supervisor, "chief");
    private static readonly Actor Citizen = new(ActorKind.Citizen, "c0");
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(5);

    public async Task ToTheEndAsync()
    {
        var began = world.Now;
        var lastProgress = world.Now;
        while (watch.Committed.Requests.Values.Any(IsOpen))
        {
            var before = watch.Ledger.Replies;
            await OpenDoorsAsync();
            await WorkAsync();
            lastProgress = watch.Ledger.Replies > before ? world.Now : lastProgress;
            await RestAsync(lastProgress);
            if (world.Now - began > Longest)
            {
                var stuck = watch.Committed.Requests.Values.First(IsOpen).State;
                world.Break("stuck", $"{stuck.Id} is {stuck.Status} since days, and nobody can finish it: {string.Join("; ", stuck.Items)}");
                return;
            }
        }

        CheckLoads();
    }

    // While nobody can do anything (at night), people look again when something has happened.
    private async Task RestAsync(DateTimeOffset lastProgress)
    {
        var rest = world.Now - lastProgress < TimeSpan.FromMinutes(10) ? TimeSpan.FromSeconds(20) : TimeSpan.FromMinutes(30);
        var commits = watch.Committed.Commits;
        for (var until = world.Now + rest; world.Now < until && watch.Committed.Commits == commits;)
        {
            await world.DelayAsync(clients, TimeSpan.FromSeconds(15));
        }
    }

    private static bool IsOpen(TrackedRequest request) => request.State.Status.IsOpen();

    private async Task OpenDoorsAsync()
    {
        if (watch.Committed.Centre.InCrisis)
        {
            await desk.DoAsync(new LiftCrisis("Over."), Chief);
        }

        foreach (var department in watch.Committed.Departments.Values.ToList())
        {
            if (department.IsClosed)
            {
                await desk.DoAsync(department.Id, new ReopenDepartment("Over."), Chief);
            }

            if (department.ConcurrencyLimit is not null)
            {
                await desk.DoAsync(department.Id, new LimitConcurrency(null, "Over."), Chief);
            }
        }

        foreach (var person in watch.Committed.Plan!.Plan.Staff)
        {
            await ComeToWorkAsync(person.Id);
        }
    }

    private async Task ComeToWorkAsync(StaffId person)
    {
        var presence = watch.Committed.Staff.GetValueOrDefault(person).State?.Presence ?? StaffPresence.SignedOff;
        if (presence != StaffPresence.SignedOn)
        {
            await desk.DoAsync(person, presence == StaffPresence.SignedOff ? new SignOn() : new ResumeWork());
        }
    }

    private async Task WorkAsync()
    {
        foreach (var request in watch.Committed.Requests.Values.Where(IsOpen).ToList())
        {
            for (var i = 0; i < request.State.Items.Length; i++)
            {
                await GoOnAsync(request.State, i);
            }
        }

        foreach (var person in watch.Committed.Plan!.Plan.Staff.Where(person => watch.Committed.HeldBy(person.Id).Count == 0))
        {
            await desk.TakeAsync(person.Id);
        }
    }

    private async Task GoOnAsync(RequestState request, int item)
    {
        var state = request.Items[item];
        var (command, by) = state.Status switch
        {
            WorkItemStatus.Offered => ((RequestCommand)new AcceptItem(item, state.Holder!.Value), Desk.By(state.Holder.Value)),
            WorkItemStatus.Assigned or WorkItemStatus.Started or WorkItemStatus.OnHold => (new CompleteItem(item, state.Holder!.Value), Desk.By(state.Holder.Value)),
            WorkItemStatus.AwaitingDocuments => (new SupplyDocuments(request.MissingDocuments), Citizen),
            WorkItemStatus.UnderReview => (new ReviewObjection(item, Upheld: false, To: null, "Yours."), Chief),
            WorkItemStatus.Waiting when world.Now - watch.Committed.Requests[request.Id].Since(item) > Forgotten && PlannedFor(request, item) is { } planned =>
                (new TransferItem(item, planned, "Nobody here can do it any more."), Chief),
            _ => (null, Chief),
        };
        if (command is not null)
        {
            await desk.DoAsync(request.Id, command, by);
        }
    }

    // Somebody's skill may have expired since it was passed there, or the plan may have left them out, or the department. Whoever takes it then takes it without the skills that nobody has.
    private DepartmentId? PlannedFor(RequestState request, int item)
    {
        var (plan, at) = (watch.Committed.Plan!, request.Items[item].Department);
        var planned = plan.NowOf(watch.Committed.PlanOf(request.Plan).FindStep(request.Service, request.Items[item].Step)!.Department);
        return new[] { planned }.Concat(plan.Plan.Departments.Select(department => department.Id)).Where(to => to != at && plan.Departments.ContainsKey(to)).Cast<DepartmentId?>().FirstOrDefault();
    }

    private void CheckLoads()
    {
        foreach (var person in watch.Committed.Plan!.Plan.Staff)
        {
            if (watch.Assignments.LoadOf(person.Id).Load != 0)
            {
                world.Break("I3", $"'{person.Id}' holds {watch.Assignments.LoadOf(person.Id).Load} when nothing is open");
            }
        }
    }
}
