using System.Diagnostics;
using Coordination.Benchmarks.Measuring;
using Coordination.Benchmarks.Stores;

namespace Coordination.Benchmarks.Journal;

/// <summary>How fast recorded events were written, and at what cost.</summary>
/// <param name="Events">How many.</param>
/// <param name="Appends">In how many appends.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Cost">What it used up.</param>
internal sealed record WriteResult(int Events, int Appends, TimeSpan Elapsed, Cost Cost)
{
    /// <summary>Events a second.</summary>
    public double Rate => Events / Elapsed.TotalSeconds;

    /// <summary>Lifecycles of three appends a second.</summary>
    public double Lifecycles => Appends / 3 / Elapsed.TotalSeconds;

    /// <summary>Times some writing, and nothing before or after it.</summary>
    public static async Task<WriteResult> MeasureAsync(IStoreDatabase database, int events, int appends, Func<Task> write)
    {
        var before = await database.ReadCostAsync();
        var start = Stopwatch.GetTimestamp();
        await write();
        var elapsed = Stopwatch.GetElapsedTime(start);
        return new WriteResult(events, appends, elapsed, await database.ReadCostAsync() - before);
    }
}
