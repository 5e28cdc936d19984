using System.Diagnostics;
using Coordination.Benchmarks.Measuring;
using Coordination.Benchmarks.Stores;

namespace Coordination.Benchmarks.Lifecycles;

/// <summary>Clients at a desk, each one lifecycle after the other, for so long.</summary>
internal static class Load
{
    /// <summary>Warms up for a fifth of the time, then measures.</summary>
    public static async Task<LoadResult> MeasureAsync(IDesk desk, IStoreDatabase database, int clients, TimeSpan length)
    {
        await RunAsync(desk, clients, length / 5);
        GC.Collect();
        var before = await database.ReadCostAsync();
        var start = Stopwatch.GetTimestamp();
        var samples = await RunAsync(desk, clients, length);
        var elapsed = Stopwatch.GetElapsedTime(start);
        return new LoadResult(samples, elapsed, await database.ReadCostAsync() - before);
    }

    private static async Task<LifecycleTimes[]> RunAsync(IDesk desk, int clients, TimeSpan length)
    {
        var end = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        var lives = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(() => LiveAsync(desk.Clerk(client), end))));
        return [.. lives.SelectMany(life => life)];
    }

    // At least one: a busy machine may come to a client only when the time is over.
    private static async Task<List<LifecycleTimes>> LiveAsync(IClerk clerk, long end)
    {
        var times = new List<LifecycleTimes>(1024);
        do
        {
            var start = Stopwatch.GetTimestamp();
            await clerk.SubmitAsync();
            var submitted = Stopwatch.GetTimestamp();
            await clerk.TakeAsync();
            var taken = Stopwatch.GetTimestamp();
            await clerk.CompleteAsync();
            times.Add(new LifecycleTimes(start, submitted, taken, Stopwatch.GetTimestamp()));
        }
        while (Stopwatch.GetTimestamp() < end);

        return times;
    }
}
