using System.Collections.Immutable;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Queries;
using Coordination.Simulation.Scenarios;
using Coordination.Staff;

namespace Coordination.Simulation.Effects;

/// <summary>Reads a hall's days from its lists and its record.</summary>
/// <param name="queries">The lists.</param>
/// <param name="journal">The record.</param>
/// <param name="plan">The plan there is.</param>
/// <param name="times">Where the times of service are noted that are met on the way.</param>
internal sealed class RecordedDays(RecordQueries queries, IJournalReader journal, HallPlan plan, ServiceTimes times)
{
    private const int AtOnce = 1000;

    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(plan.TimeZone);
    private readonly LocalBuckets _days = new(TimeZoneInfo.FindSystemTimeZoneById(plan.TimeZone), FigureDimension.Day);

    /// <summary>The last days before a time on which anybody was served, rising.</summary>
    public async Task<IReadOnlyList<DateOnly>> FindAsync(DateTimeOffset before, int count, CancellationToken cancellation)
    {
        var days = new List<DateOnly>();
        DateTimeOffset? end = BeginningOf(LocalDate(before));
        while (days.Count < count)
        {
            var page = await queries.ListAsync(
                new HandlingFilter { Centre = plan.Centre, Assigned = new TimeRange(null, end), IsDescending = true, Limit = 1 }, cancellation);
            if (page.Page.Rows.Count == 0)
            {
                break;
            }

            var day = LocalDate(page.Page.Rows[0].AssignedAt);
            days.Add(day);
            end = BeginningOf(day);
        }

        days.Reverse();
        return days;
    }

    /// <summary>The date in the hall.</summary>
    public DateOnly LocalDate(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, _zone).DateTime);

    /// <summary>One day, or what there is of it.</summary>
    public async Task<RecordedHallDay> ReadAsync(DateOnly date, DateTimeOffset now, CancellationToken cancellation)
    {
        var begin = BeginningOf(date);
        var end = BeginningOf(date.AddDays(1));
        end = now < end ? now : end;
        var arrivals = await ReadArrivalsAsync(begin, end, cancellation);
        var shifts = ImmutableDictionary.CreateBuilder<StaffId, ImmutableArray<TimeInterval>>();
        foreach (var person in plan.Staff)
        {
            if (await PresenceReading.ReadAsync(journal, GrainKey.Of(plan.Centre, person.Id), begin, end, cancellation) is { IsEmpty: false } stretches)
            {
                shifts[person.Id] = stretches;
            }
        }

        return new RecordedHallDay
        {
            Date = date,
            Minutes = (end - begin).TotalMinutes,
            Arrivals = [.. arrivals.OrderBy(arrival => arrival.Minute)],
            Shifts = shifts.ToImmutable(),
        };
    }

    // Who was served counts from when their first item's age began, which is the booked time of an appointment; who was not, from submission.
    private async Task<List<RecordedArrival>> ReadArrivalsAsync(DateTimeOffset begin, DateTimeOffset end, CancellationToken cancellation)
    {
        var arrivals = new List<RecordedArrival>();
        var handlings = new HandlingFilter { Centre = plan.Centre, Assigned = new TimeRange(begin, end), Limit = AtOnce };
        await foreach (var handling in ReadAllAsync(after => queries.ListAsync(handlings with { After = after }, cancellation)))
        {
            times.Note(handling);
            if (handling is { Number: 0, QueuedAt: { } queued } && queued >= begin)
            {
                arrivals.Add(new RecordedArrival(new ArrivalKind(handling.Service, handling.Channel, handling.Urgency), (queued - begin).TotalMinutes));
            }
        }

        var requests = new RequestFilter { Centre = plan.Centre, Submitted = new TimeRange(begin, end), Limit = AtOnce };
        await foreach (var request in ReadAllAsync(after => queries.ListAsync(requests with { After = after }, cancellation)))
        {
            if (request is { FirstTakenAt: null, Urgency: { } urgency })
            {
                arrivals.Add(new RecordedArrival(new ArrivalKind(request.Service, request.Channel, urgency), (request.SubmittedAt - begin).TotalMinutes));
            }
        }

        return arrivals;
    }

    private static async IAsyncEnumerable<T> ReadAllAsync<T>(Func<QueryCursor?, ValueTask<QueryReply<T>>> read)
    {
        QueryCursor? after = null;
        do
        {
            var page = (await read(after)).Page;
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            after = page.Next;
        }
        while (after is not null);
    }

    private DateTimeOffset BeginningOf(DateOnly date) => _days.BeginOf(date).ToUniversalTime();
}
