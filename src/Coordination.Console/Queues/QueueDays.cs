using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Console.Shell;
using Coordination.Departments;
using Coordination.Hosting;
using Coordination.Queries;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Console.Queues;

/// <summary>How long queues were over the day. Read for a whole hall at once, at most once a minute, and only while somebody looks: a page that follows what happens costs no more.</summary>
internal sealed class QueueDays(IServiceProvider services)
{
    /// <summary>How long the steps are by which a day is read.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    private readonly SharedReadings<CentreId, IReadOnlyDictionary<DepartmentId, QueueDay>> _days = new(TimeSpan.FromMinutes(1));

    /// <summary>By department, those left out at which nothing has happened today; null where the store keeps no lists, or does not answer.</summary>
    /// <param name="hall">The hall.</param>
    /// <param name="zone">Its clocks.</param>
    /// <param name="now">Now.</param>
    /// <param name="cancellation">Stops the waiting for it.</param>
    public async ValueTask<IReadOnlyDictionary<DepartmentId, QueueDay>?> ReadAsync(CentreId hall, TimeZoneInfo zone, DateTimeOffset now, CancellationToken cancellation)
    {
        if (services.GetService<RecordQueries>() is not { } queries)
        {
            return null;
        }

        return await _days.ReadAsync(hall, now, () => ReadAsync(queries, hall, zone, now), cancellation);
    }

    private async Task<IReadOnlyDictionary<DepartmentId, QueueDay>> ReadAsync(RecordQueries queries, CentreId hall, TimeZoneInfo zone, DateTimeOffset now)
    {
        var from = new LocalBuckets(zone, FigureDimension.Day).BeginOf(now);
        var growth = (await queries.ReadDayAsync(hall, from, now, Step)).Growth;
        var report = await services.GetRequiredService<ICoordination>().Centre(hall).ReadQueueAsync(null, 1);
        var waiting = report.Departments.ToDictionary(at => at.Department, at => at.Waiting);
        var first = growth.Values.Select(steps => steps.TakeWhile(change => change == 0).Count()).DefaultIfEmpty().Min();
        return growth.Where(one => !one.Value.IsEmpty).ToDictionary(one => one.Key, one => QueueDay.Of(one.Value, waiting.GetValueOrDefault(one.Key), first, from, Step));
    }
}

/// <summary>How long a queue was over a day.</summary>
/// <param name="Lengths">At the end of each step, from the first one in which something happened in the hall.</param>
/// <param name="Most">The most of them.</param>
/// <param name="MostFrom">When that was first so: within the step that began then.</param>
/// <param name="MostTo">When that step ends, or the same where the moment is known.</param>
internal sealed record QueueDay(ImmutableArray<double?> Lengths, long Most, DateTimeOffset MostFrom, DateTimeOffset MostTo)
{
    /// <summary>The same with its end as it is now.</summary>
    /// <param name="waiting">How many wait now.</param>
    /// <param name="at">Now.</param>
    public QueueDay Now(long waiting, DateTimeOffset at)
    {
        var lengths = Lengths.SetItem(Lengths.Length - 1, waiting);
        return waiting > Most ? new QueueDay(lengths, waiting, at, at) : this with { Lengths = lengths, MostTo = MostTo > at ? at : MostTo };
    }

    /// <summary>From how it grew, and how long it is now.</summary>
    /// <param name="growth">By step.</param>
    /// <param name="waiting">How many wait now.</param>
    /// <param name="first">The first step that is shown.</param>
    /// <param name="from">When step 0 began.</param>
    /// <param name="step">How long a step is.</param>
    public static QueueDay Of(ImmutableArray<long> growth, long waiting, int first, DateTimeOffset from, TimeSpan step)
    {
        var sums = new long[growth.Length];
        for (var (index, sum) = (0, 0L); index < growth.Length; index++)
        {
            sums[index] = sum += growth[index];
        }

        // Who came and was taken within one step leaves nothing to see: then the last one is shown.
        first = Math.Min(first, growth.Length - 1);

        // What was in it in the morning follows from what is in it now; where the lists are a little behind, it was never less than empty.
        var before = Math.Max(waiting - sums[^1], -Math.Min(0, sums.Min()));
        var most = sums.Skip(first).Max();
        var mostFrom = from + (Array.IndexOf(sums, most, first) * step);
        return new QueueDay([.. sums.Skip(first).Select(sum => (double?)(before + sum))], before + most, mostFrom, mostFrom + step);
    }
}
