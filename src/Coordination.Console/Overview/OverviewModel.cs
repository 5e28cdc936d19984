using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Console.Shell;
using Coordination.Dispatch;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Web.Management.Centres;

namespace Coordination.Console.Overview;

/// <summary>A hall at one look: how much there is, who waits longest and why, who has too much and who nothing, and what is late next.</summary>
internal sealed record OverviewModel
{
    private const int Longest = 5;
    private const int Next = 8;

    private static readonly RequestBehaviour Requests = new();

    public required QueueReport Queue { get; init; }

    public required CentreState Centre { get; init; }

    /// <summary>What was done today; null where only a department is shown, or where that is not known.</summary>
    public required DayTotal? Today { get; init; }

    /// <summary>Who waits longest, the longest first, each with why.</summary>
    public required ImmutableArray<(DepartmentQueue At, QueuedItem Item, ItemWait? Wait)> Waits { get; init; }

    /// <summary>What is late next.</summary>
    public required ImmutableArray<DueRequest> DueNext { get; init; }

    /// <summary>How many open requests are late already; at most as many as one page tells.</summary>
    public required int Late { get; init; }

    public IEnumerable<StaffLoad> Full => Queue.Staff.Where(person => person.Load >= person.Capacity);

    /// <summary>Who has something in hand, and room for something small: neither full nor free.</summary>
    public IEnumerable<StaffLoad> Partly => Queue.Staff.Where(person => person.Load > 0 && person.Load < person.Capacity);

    public IEnumerable<StaffLoad> Idle => Queue.Staff.Where(person => person is { Available: true, Load: 0 });

    public static async ValueTask<Found<OverviewModel>> ReadAsync(PageContext page, ICoordination coordination, DayTotals totals, CancellationToken cancellation)
    {
        if (page.UnknownDepartment() is { } unknown)
        {
            return unknown;
        }

        var (hall, department) = (page.Hall!.Value, page.Department);
        var centre = coordination.Centre(hall);
        var queue = await centre.ReadQueueAsync(department, QueueQuery.MaxLimit, cancellation);
        var rows = new RowQuery { Centre = hall, Department = department, IsOpen = true, Order = RowOrder.Due };
        var due = await coordination.Journal.QueryAsync(rows with { DueFrom = page.Now, Limit = Next }, cancellation);
        var late = await coordination.Journal.QueryAsync(rows with { DueBefore = page.Now }, cancellation);
        return new OverviewModel
        {
            Queue = queue,
            Centre = await centre.ReadAsync(cancellation),
            Today = department is null ? await totals.ReadAsync(page.Plan!, page.Now, cancellation) : null,
            Waits = await WaitsAsync(queue, centre, cancellation),
            DueNext = [.. due.Rows.Select(DueRequest.Of)],
            Late = late.Rows.Count,
        };
    }

    private static async ValueTask<ImmutableArray<(DepartmentQueue, QueuedItem, ItemWait?)>> WaitsAsync(QueueReport queue, ICentreGrain centre, CancellationToken cancellation)
    {
        var longest = queue.Departments.SelectMany(at => at.Items.Select(item => (At: at, Item: item)))
            .OrderBy(one => one.Item.QueuedAt).ThenBy(one => one.Item.Item).Take(Longest).ToList();
        var reports = await centre.ReadWaitsAsync([.. longest.Select(one => one.Item.Item.Request).Distinct()], cancellation);
        var waits = reports.SelectMany(report => report.Items).ToDictionary(wait => wait.Item);
        return [.. longest.Select(one => (one.At, one.Item, waits.GetValueOrDefault(one.Item.Item)))];
    }

    /// <summary>A request that is due.</summary>
    internal sealed record DueRequest(RequestState State, DateTimeOffset Due)
    {
        public static DueRequest Of(GrainRow row) => new(Requests.ReadState(row.State.Span), row.Due!.Value);
    }
}
