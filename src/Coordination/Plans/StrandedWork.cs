using System.Collections.Immutable;
using Coordination.Departments;
using Coordination.Journal;
using Coordination.Plans.Checking;
using Coordination.Requests;

namespace Coordination.Plans;

/// <summary>Finds open work at departments that a plan gives up without saying what becomes of it: what waits or is done there, and steps that come later.</summary>
/// <param name="published">The plan there is.</param>
/// <param name="plan">The plan that is to come.</param>
internal sealed class StrandedWork(HallPlan published, HallPlan plan)
{
    private const int MostNamed = 20;

    private static readonly RequestBehaviour Behaviour = new();

    private readonly NamedDepartments _gone = new(GivenUp(published, plan));
    private readonly Dictionary<DepartmentId, (int Items, List<RequestId> Requests)> _found = [];

    /// <summary>Whether the plan gives up any department at all without saying what becomes of its work.</summary>
    public bool MayBe => !_gone.IsEmpty;

    /// <summary>What was found, by department.</summary>
    public ImmutableArray<StrandedDepartment> Found =>
        [.. _found.OrderBy(found => found.Key).Select(found => new StrandedDepartment(found.Key, found.Value.Items, [.. found.Value.Requests]))];

    /// <summary>What is on record now.</summary>
    /// <exception cref="JournalUnavailableException">The store does not answer right now.</exception>
    public static async ValueTask<ImmutableArray<StrandedDepartment>> FindAsync(
        IJournalReader journal, HallPlan published, HallPlan plan, CancellationToken cancellation)
    {
        var stranded = new StrandedWork(published, plan);
        if (stranded.MayBe)
        {
            await foreach (var row in journal.ReadAllAsync(new RowQuery { Centre = plan.Centre, IsOpen = true, Limit = 1000 }, cancellation))
            {
                stranded.Add(row);
            }
        }

        return stranded.Found;
    }

    /// <summary>The refusal that names the departments, how much is there, and the first requests.</summary>
    public static Refusal Refuse(ImmutableArray<StrandedDepartment> stranded) => new(
        RefusalCodes.WorkStranded,
        $"The plan gives up {(stranded.Length == 1 ? "a department" : $"{stranded.Length} departments")} where open requests have something to do, now or later: say in 'formerDepartments' which department takes it.",
        "plan")
    {
        Faults = [.. stranded.Take(FaultList.Most).Select(one => new Fault("$.formerDepartments", Say(one)))],
    };

    /// <summary>Looks at an open request.</summary>
    public void Add(GrainRow row)
    {
        if (!_gone.MayBeIn(row.State.Span))
        {
            return;
        }

        var state = Behaviour.ReadState(row.State.Span);
        foreach (var item in state.Items.Where(item => !item.Status.IsFinal() && _gone.Contains(item.Department)))
        {
            var (items, requests) = _found.TryGetValue(item.Department, out var known) ? known : (0, []);
            if (requests.Count < MostNamed && !requests.Contains(state.Id))
            {
                requests.Add(state.Id);
            }

            _found[item.Department] = (items + 1, requests);
        }
    }

    private static IEnumerable<DepartmentId> GivenUp(HallPlan published, HallPlan plan) => KnownTo(published).Except(KnownTo(plan));

    private static IEnumerable<DepartmentId> KnownTo(HallPlan plan) =>
        plan.Departments.OrEmpty().Where(department => department is not null).Select(department => department.Id)
            .Concat(plan.FormerDepartments.OrEmpty().Where(former => former is not null).Select(former => former.Id));

    private static string Say(StrandedDepartment stranded) =>
        $"'{stranded.Department}' has {(stranded.Items == 1 ? "one open item" : $"{stranded.Items} open items")}, of {string.Join(", ", stranded.Requests.Take(10))}{(stranded.Requests.Length > 10 ? " and others" : "")}.";
}

/// <summary>Open work at a department that a plan gives up.</summary>
/// <param name="Department">Which.</param>
/// <param name="Items">How many items are there, those included whose turn has not come.</param>
/// <param name="Requests">The first of their requests, at most 20.</param>
internal sealed record StrandedDepartment(DepartmentId Department, int Items, ImmutableArray<RequestId> Requests);
