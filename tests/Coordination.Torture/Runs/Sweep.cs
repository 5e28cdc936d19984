using System.Diagnostics;
using Coordination.Torture.Bugs;
using Coordination.Torture.Clients;

namespace Coordination.Torture.Runs;

/// <summary>Many seeds, one after another, until one breaks something.</summary>
internal sealed class Sweep(Func<Bug> bug)
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    /// <summary>Seeds that ran.</summary>
    public long Seeds { get; private set; }

    public long Events { get; private set; }

    public long Commits { get; private set; }

    public long Requests { get; private set; }

    public long Faults { get; private set; }

    public long Judged { get; private set; }

    public long Compared { get; private set; }

    public TimeSpan Elapsed => _watch.Elapsed;

    public double EventsPerSecond => Events / Math.Max(Elapsed.TotalSeconds, 0.001);

    /// <summary>Runs seeds; the first that breaks something is returned.</summary>
    public (Scenario Scenario, RunResult Result)? FindBroken(ulong first, ulong count, Action<Sweep>? progress = null)
    {
        for (var seed = first; seed < first + count; seed++)
        {
            var scenario = Scenario.Draw(seed);
            var result = Run.Of(scenario, bug());
            Add(scenario, result);
            progress?.Invoke(this);
            if (result.Broken is not null)
            {
                return (scenario, result);
            }
        }

        return null;
    }

    private void Add(Scenario scenario, RunResult result)
    {
        Seeds++;
        Events += result.Events;
        Commits += result.Commits;
        Requests += result.Requests;
        Faults += scenario.Faults.Length;
        Judged += result.Judged;
        Compared += result.Compared;
    }
}
