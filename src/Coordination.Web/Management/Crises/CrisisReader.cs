using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Plans;
using Coordination.Queries;
using Coordination.Requests;
using Coordination.Web.Management.Plans;

namespace Coordination.Web.Management.Crises;

/// <summary>Tells what a crisis did: who helped whom, what it held back, and what ended meanwhile.</summary>
/// <remarks>It follows from the lists and from the plan that counted when the crisis was declared; nothing is kept for it.</remarks>
/// <param name="coordination">The halls.</param>
/// <param name="queries">The lists.</param>
internal sealed class CrisisReader(ICoordination coordination, RecordQueries queries)
{
    /// <summary>So many requests are named of each kind, of however many.</summary>
    public const int MostNamed = 20;

    private const int PageSize = 1000;

    // A long crisis is counted so far, and said to be longer.
    private const int MostPages = 10;

    /// <summary>What it did until it was lifted, or until now.</summary>
    /// <param name="counts">The plan that counts now.</param>
    /// <param name="crisis">The crisis.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="Journal.JournalUnavailableException">The store does not answer right now.</exception>
    public async ValueTask<CrisisEffects> ReadAsync(PublishedPlan counts, CrisisRecord crisis, CancellationToken cancellation = default)
    {
        var centre = counts.Plan.Centre;
        var version = await PlanHistory.FindAtAsync(centre, coordination.Journal, counts.Version, crisis.DeclaredAt, cancellation);
        var plan = version is { } then && await coordination.Plan(centre).ReadVersionAsync(then, cancellation) is { } published ? published.Plan : counts.Plan;
        var range = new TimeRange(crisis.DeclaredAt, crisis.LiftedAt);
        return new CrisisEffects
        {
            Moved = await MovedAsync(centre, plan, range, cancellation),
            Held = await HeldAsync(centre, plan.Crisis.HeldLevels, crisis.LiftedAt, cancellation),
            Ended = await RequestsAsync(new RequestFilter { Centre = centre, Statuses = [RequestStatus.Cancelled, RequestStatus.NoShow], Closed = range, Order = RequestOrder.Closed }, cancellation),
            Refused = await RequestsAsync(new RequestFilter { Centre = centre, Statuses = [RequestStatus.Refused], Submitted = range }, cancellation),
        };
    }

    private async ValueTask<CrisisEffect> MovedAsync(CentreId centre, HallPlan plan, TimeRange range, CancellationToken cancellation)
    {
        var homes = plan.Staff.ToDictionary(person => person.Id, person => person.Department);
        var (moved, more) = await AllAsync(
            after => HandlingsAsync(new HandlingFilter { Centre = centre, Assigned = range, After = after, Limit = PageSize }, cancellation),
            row => homes.TryGetValue(row.Staff, out var home) && home != row.Department);
        return new CrisisEffect(moved.Count, more, [.. moved.Take(MostNamed).Select(row => new CrisisRequest(row.Request, row.Service, row.AssignedAt) { Staff = row.Staff, Department = row.Department })]);
    }

    // Whoever waited at the end was taken later, or waits still.
    private async ValueTask<CrisisEffect> HeldAsync(CentreId centre, ImmutableArray<Urgency> levels, DateTimeOffset? lifted, CancellationToken cancellation)
    {
        if (levels.IsDefaultOrEmpty)
        {
            return CrisisEffect.None;
        }

        var (held, more) = (new List<CrisisRequest>(), false);
        if (lifted is { } end)
        {
            var (taken, isCut) = await AllAsync(
                after => HandlingsAsync(new HandlingFilter { Centre = centre, Assigned = new TimeRange(end, null), After = after, Limit = PageSize }, cancellation),
                row => levels.Contains(row.Urgency) && row.QueuedAt < end,
                isLast: page => page.All(row => row.QueuedAt >= end));
            (held, more) = ([.. taken.Select(row => new CrisisRequest(row.Request, row.Service, row.QueuedAt ?? row.AssignedAt))], isCut);
        }

        foreach (var level in levels)
        {
            var (waiting, isCut) = await AllAsync(
                after => ListAsync(new RequestFilter { Centre = centre, Statuses = [RequestStatus.Waiting], Urgency = level, Submitted = new TimeRange(null, lifted), After = after, Limit = PageSize }, cancellation), _ => true);
            held.AddRange(waiting.Select(Submitted));
            more |= isCut;
        }

        var requests = held.DistinctBy(one => one.Request).ToList();
        return new CrisisEffect(requests.Count, more, [.. requests.Take(MostNamed)]);
    }

    private async ValueTask<CrisisEffect> RequestsAsync(RequestFilter filter, CancellationToken cancellation)
    {
        var (rows, more) = await AllAsync(after => ListAsync(filter with { After = after, Limit = PageSize }, cancellation), _ => true);
        return new CrisisEffect(rows.Count, more, [.. rows.Take(MostNamed).Select(row => row.ClosedAt is { } closed ? Submitted(row) with { At = closed } : Submitted(row))]);
    }

    private static CrisisRequest Submitted(RequestSummary row) => new(row.Request, row.Service, row.SubmittedAt);

    private async ValueTask<QueryPage<Handling>> HandlingsAsync(HandlingFilter filter, CancellationToken cancellation) => (await queries.ListAsync(filter, cancellation)).Page;

    private async ValueTask<QueryPage<RequestSummary>> ListAsync(RequestFilter filter, CancellationToken cancellation) => (await queries.ListAsync(filter, cancellation)).Page;

    private static async ValueTask<(List<T> Rows, bool IsCut)> AllAsync<T>(
        Func<QueryCursor?, ValueTask<QueryPage<T>>> read, Func<T, bool> counts, Func<IReadOnlyList<T>, bool>? isLast = null)
    {
        var (rows, after) = (new List<T>(), default(QueryCursor));
        for (var page = 0; page < MostPages; page++)
        {
            var found = await read(after);
            rows.AddRange(found.Rows.Where(counts));
            if ((after = found.Next) is null || isLast?.Invoke(found.Rows) == true)
            {
                return (rows, false);
            }
        }

        return (rows, true);
    }
}
