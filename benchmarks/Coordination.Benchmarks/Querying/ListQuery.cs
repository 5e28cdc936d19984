using Coordination.Plans;
using Coordination.Queries;
using Coordination.Requests;

namespace Coordination.Benchmarks.Querying;

/// <summary>One kind of question to the lists, asked again and again of other places.</summary>
/// <param name="Name">What is asked.</param>
/// <param name="AskAsync">Asks it with a random number; returns how many rows came.</param>
internal sealed record ListQuery(string Name, Func<IQueryStore, ListPopulation, int, Task<int>> AskAsync)
{
    private static readonly RequestFilter Requests = new() { Centre = ListPopulation.Hall };
    private static readonly HandlingFilter Handlings = new() { Centre = ListPopulation.Hall };
    private static readonly AuditFilter Audit = new() { Centre = ListPopulation.Hall };

    /// <summary>The least a read can be: what the others are compared with.</summary>
    public static ListQuery Floor { get; } = new("how far the lists are", async (store, _, _) => (int)Math.Min(1, (await store.ReadMarkAsync()).Sequence));

    public static IReadOnlyList<ListQuery> All { get; } =
    [
        Page("requests, the latest 100", (_, _) => Requests with { IsDescending = true }),
        Page("requests of a day", (people, number) => Requests with { Submitted = Day(people, number) }),
        Page("requests of a service, from a day on", (people, number) => Requests with { Service = ListPopulation.Service(number), Submitted = Day(people, number) with { Before = null } }),
        Page("open requests, by what is due", (_, _) => Requests with { IsOpen = true, Order = RequestOrder.Due }),
        Page("requests in a status", (_, _) => Requests with { Statuses = [RequestStatus.NoShow], IsDescending = true }),
        Page("requests of a level and a channel", (_, number) => Requests with { Urgency = (Urgency)(1 + (number % 5)), Channel = (Channel)(number % 3) }),
        Page("requests of a department, the latest", (_, number) => Requests with { Department = ListPopulation.Department(number), IsDescending = true }),
        Page("requests in hand in a department", (_, number) => Requests with { Department = ListPopulation.Department(number), Statuses = [RequestStatus.InService] }),
        Page("requests of a department and a service, the latest", (_, number) => Requests with { Department = ListPopulation.Department(number), Service = ListPopulation.Service(number), IsDescending = true }),
        Page("requests that somebody holds", (_, number) => Requests with { Holder = ListPopulation.Person(number) }),
        Page("requests that somebody handled, the latest", (_, number) => Requests with { HandledBy = ListPopulation.Person(number), IsDescending = true }),
        Page("requests that somebody handled and that were missed", (_, number) => Requests with { HandledBy = ListPopulation.Person(number), Missed = true }),
        Page("requests whose service level was missed, of a department", (_, number) => Requests with { Missed = true, Department = ListPopulation.Department(number) }),
        Page("requests closed on a day", (people, number) => Requests with { Closed = Day(people, number), Order = RequestOrder.Closed }),
        new("what somebody did on a day", async (store, people, number) =>
            (await store.ListAsync(Handlings with { Staff = ListPopulation.Person(number), Assigned = Day(people, number) })).Rows.Count),
        new("who has what in hand in a department", async (store, _, number) =>
            (await store.ListAsync(Handlings with { IsOpen = true, Department = ListPopulation.Department(number) })).Rows.Count),
        new("audit, the latest 100", async (store, _, _) => (await store.ListAsync(Audit with { IsDescending = true })).Rows.Count),
        new("audit of a person on a day", async (store, people, number) => (await store.ListAsync(Audit with { Actor = ListPopulation.Actor(number), At = Day(people, number) })).Rows.Count),
        new("audit of a rare event, the latest", async (store, _, _) => (await store.ListAsync(Audit with { Event = "personal.read", IsDescending = true })).Rows.Count),
        new("audit of a person and a rare event", async (store, _, number) => (await store.ListAsync(Audit with { Actor = ListPopulation.Actor(number), Event = "personal.read" })).Rows.Count),
        Figures("figures of a day by hour", 1, FigureDimension.Hour),
        Figures("figures of a day by staff", 1, FigureDimension.Staff),
        Figures("figures of a month by department", 30, FigureDimension.Department),
        Figures("figures of the year by day", 364, FigureDimension.Day),
    ];

    private static ListQuery Page(string name, Func<ListPopulation, int, RequestFilter> make) =>
        new(name, async (store, people, number) => (await store.ListAsync(make(people, number))).Rows.Count);

    private static ListQuery Figures(string name, int days, FigureDimension by) => new(name, async (store, people, number) =>
    {
        var from = days > 100 ? people.Since(0) : people.Since(number % (people.Count * 9 / 10));
        var plan = new HallPlan { Centre = ListPopulation.Hall, Name = "Hall", TimeZone = "Europe/Warsaw", Departments = [], Services = [], Staff = [] };
        return (await new FigureReader(store, plan, people.Since(people.Count)).ReadAsync(
            new FigureFilter { Centre = ListPopulation.Hall, From = from, To = from.AddDays(days), By = by }, default)).Count;
    });

    private static TimeRange Day(ListPopulation people, int number)
    {
        var from = people.Since(number % (people.Count * 9 / 10));
        return new TimeRange(from, from.AddDays(1));
    }
}
