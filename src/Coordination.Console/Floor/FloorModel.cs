using System.Collections.Immutable;
using Coordination.Console.Shell;
using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.Web.Json;

namespace Coordination.Console.Floor;

/// <summary>The people of a hall, by department.</summary>
/// <param name="Departments">Each with its people, those at work first.</param>
internal sealed record FloorModel(ImmutableArray<(DepartmentId Department, ImmutableArray<FloorPerson> People)> Departments)
{
    private const int MostRows = 1000;

    private static readonly StaffBehaviour Staff = new();
    private static readonly RequestBehaviour Requests = new();

    public static async ValueTask<Found<FloorModel>> ReadAsync(PageContext page, ICoordination coordination, CancellationToken cancellation)
    {
        var (hall, plan) = (page.Hall!.Value, page.Plan!);
        if (page.UnknownDepartment() is { } unknown)
        {
            return unknown;
        }

        var loads = (await coordination.Centre(hall).ReadQueueAsync(page.Department, 1, cancellation)).Staff.ToDictionary(load => load.Staff);
        var states = new Dictionary<StaffId, StaffState>();
        await foreach (var row in RowsAsync(coordination.Journal, new RowQuery { Kind = GrainKind.Staff, Centre = hall }, cancellation))
        {
            var state = Staff.ReadState(row.State.Span);
            states[state.Id] = state;
        }

        var held = new List<(StaffId Holder, HeldItem Item)>();
        var inService = new RowQuery { Centre = hall, Department = page.Department, IsOpen = true, Statuses = [KebabNames<RequestStatus>.NameOf(RequestStatus.InService)] };
        await foreach (var row in RowsAsync(coordination.Journal, inService, cancellation))
        {
            var request = Requests.ReadState(row.State.Span);
            held.AddRange(request.Items.Where(item => item.Status.IsHeld() && item.Holder is not null).Select(item => (item.Holder!.Value, new HeldItem(request, item))));
        }

        var byHolder = held.ToLookup(one => one.Holder, one => one.Item);
        return new FloorModel([
            .. plan.Departments.Where(department => page.Department is null || department.Id == page.Department).Select(department => (department.Id, PeopleOf(department.Id))),
        ]);

        ImmutableArray<FloorPerson> PeopleOf(DepartmentId department) => [
            .. plan.Staff.Where(person => person.Department == department)
                .Select(person => new FloorPerson(person, states.GetValueOrDefault(person.Id), loads.GetValueOrDefault(person.Id), [.. byHolder[person.Id]]))
                .OrderBy(person => person.Presence == StaffPresence.SignedOff).ThenBy(person => person.Plan.Name ?? person.Plan.Id.ToString(), StringComparer.Ordinal),
        ];
    }

    private static async IAsyncEnumerable<GrainRow> RowsAsync(
        IJournalReader journal, RowQuery query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        RowPage page;
        RowCursor? after = null;
        do
        {
            page = await journal.QueryAsync(query with { After = after, Limit = MostRows }, cancellation);
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            after = page.Next;
        }
        while (after is not null);
    }
}

/// <summary>Somebody, where they are, and what they hold.</summary>
internal sealed record FloorPerson(StaffPlan Plan, StaffState? State, StaffLoad? Load, ImmutableArray<HeldItem> Held)
{
    public StaffPresence Presence => State?.Presence ?? StaffPresence.SignedOff;
}

/// <summary>An item in somebody's hands.</summary>
internal sealed record HeldItem(RequestState Request, WorkItemState Item);
