using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Staff;

namespace Coordination.Queries;

/// <summary>Reads a hall's figures from what follows from the record.</summary>
/// <param name="store">What follows from it.</param>
/// <param name="plan">The hall's plan: its time zone, and which department people are of.</param>
/// <param name="now">Until when stretches that go on count.</param>
internal sealed class FigureReader(IQueryStore store, HallPlan plan, DateTimeOffset now)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(plan.TimeZone);
    private readonly FrozenDictionary<StaffId, DepartmentId> _homes = plan.Staff.ToFrozenDictionary(person => person.Id, person => person.Department);

    /// <summary>The figures, in the order of their buckets; what has no value of the dimension comes last.</summary>
    public async ValueTask<IReadOnlyList<FigureRow>> ReadAsync(FigureFilter filter, CancellationToken cancellation)
    {
        var rows = filter.By is FigureDimension.Hour or FigureDimension.Day
            ? await ByTimeAsync(filter, new LocalBuckets(_zone, filter.By.Value), cancellation)
            : await ByValueAsync(filter, cancellation);
        if (filter.WithTimes && TellsTimes(filter))
        {
            await AddTimesAsync(rows, filter, cancellation);
        }

        return [.. rows.Values.OrderBy(row => row.Begin).ThenBy(row => row.Key is null).ThenBy(row => row.Key, StringComparer.Ordinal)];
    }

    /// <summary>Whether people's time can be told: it belongs to no service, channel or urgency.</summary>
    public static bool TellsTimes(FigureFilter filter) =>
        filter.Service is null && filter.By is not (FigureDimension.Service or FigureDimension.Channel or FigureDimension.Urgency);

    /// <summary>The name of a stretch of local time: its beginning, with the offset.</summary>
    public static string KeyOf(DateTimeOffset begin) => begin.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static FactFilter FactsOf(FigureFilter filter) => new()
    {
        Centre = filter.Centre,
        At = new TimeRange(filter.From, filter.To),
        Department = filter.Department,
        Service = filter.Service,
        By = filter.By,
    };

    private async ValueTask<Dictionary<string, FigureRow>> ByValueAsync(FigureFilter filter, CancellationToken cancellation)
    {
        var rows = new Dictionary<string, FigureRow>(StringComparer.Ordinal);
        foreach (var sum in await store.SumAsync(FactsOf(filter), cancellation))
        {
            RowOf(rows, NameOf(sum.Key, filter.By), null).Add(sum);
        }

        // Everything is told even where nothing has happened.
        if (filter.By is null)
        {
            RowOf(rows, null, null);
        }

        return rows;
    }

    private async ValueTask<Dictionary<string, FigureRow>> ByTimeAsync(FigureFilter filter, LocalBuckets buckets, CancellationToken cancellation)
    {
        var rows = new Dictionary<string, FigureRow>(StringComparer.Ordinal);
        foreach (var (from, to, offset) in buckets.PartsOf(filter.From, filter.To))
        {
            foreach (var sum in await store.SumAsync(FactsOf(filter) with { At = new TimeRange(from, to), Offset = offset, Width = buckets.Width }, cancellation))
            {
                var begin = buckets.BeginOf(sum.Key!, offset);
                RowOf(rows, KeyOf(begin), begin).Add(sum);
            }
        }

        return rows;
    }

    private async ValueTask AddTimesAsync(Dictionary<string, FigureRow> rows, FigureFilter filter, CancellationToken cancellation)
    {
        var to = filter.To < now ? filter.To : now;
        if (filter.From >= to)
        {
            return;
        }

        var edges = filter.By is FigureDimension.Hour or FigureDimension.Day ? new BucketEdges(new LocalBuckets(_zone, filter.By.Value), filter.From, to) : null;
        var times = new StaffTimes(filter.From, to, (staff, at) => filter.By switch
        {
            FigureDimension.Staff => (staff.ToString(), to),
            FigureDimension.Department => (_homes.TryGetValue(staff, out var home) ? home.ToString() : null, to),
            null => (null, to),
            _ => edges!.Find(at),
        });
        await store.ReadStretchesAsync(
            filter.Centre,
            new TimeRange(filter.From, to),
            stretch =>
            {
                if (filter.Department is null || (_homes.TryGetValue(stretch.Staff, out var home) && home == filter.Department))
                {
                    times.Add(stretch);
                }
            },
            cancellation);
        foreach (var (key, time) in times.Finish())
        {
            var begin = edges is null ? default(DateTimeOffset?) : DateTimeOffset.Parse(key, CultureInfo.InvariantCulture);
            var row = RowOf(rows, key.Length == 0 ? null : key, begin);
            rows[key] = row with { SignedOn = time.SignedOn, Paused = time.Paused, Busy = time.Busy };
        }
    }

    private static FigureRow RowOf(Dictionary<string, FigureRow> rows, string? key, DateTimeOffset? begin)
    {
        if (!rows.TryGetValue(key ?? "", out var row))
        {
            rows[key ?? ""] = row = new FigureRow(key, begin);
        }

        return row;
    }

    private static string? NameOf(string? key, FigureDimension? by) => key is not null && by == FigureDimension.Channel
        ? JsonNamingPolicy.KebabCaseLower.ConvertName(((Channel)int.Parse(key, CultureInfo.InvariantCulture)).ToString())
        : key;
}
