using System.Globalization;
using System.Runtime.ExceptionServices;
using Coordination.Simulation.Engine;

namespace Coordination.Simulation.Staffing;

/// <summary>Simulates rosters with the same citizens each time, on all cores.</summary>
internal sealed class TrialRunner(StaffingFrame frame, Goals goals, int replications, CancellationToken cancellation)
{
    private const int Few = 5;

    private readonly int _threads = Math.Min(frame.Options.Threads ?? Environment.ProcessorCount, replications);

    public int Trials { get; private set; }

    public int Replications => replications;

    /// <summary>Simulates a roster in full.</summary>
    public Trial Run(TrialPlan plan, bool keepWaits = false)
    {
        Trials++;
        return new Trial(frame, goals, Simulate(plan, 0, replications, keepWaits), isWhole: true);
    }

    /// <summary>Simulates a roster, but stops after a quarter when the shares are out of reach.</summary>
    public Trial Run(TrialPlan plan, double[] shares)
    {
        Trials++;
        var some = Math.Min(replications, Math.Max(Few, replications / 4));
        var first = Simulate(plan, 0, some, keepWaits: false);
        var trial = new Trial(frame, goals, first, isWhole: some == replications);
        return trial.IsWhole || trial.IsHopeless(shares)
            ? trial
            : new Trial(frame, goals, [.. first, .. Simulate(plan, some, replications, keepWaits: false)], isWhole: true);
    }

    private TrialObserver[] Simulate(TrialPlan plan, int from, int to, bool keepWaits)
    {
        var observers = new TrialObserver[to - from];
        var next = from - 1;
        ExceptionDispatchInfo? fault = null;
        void TakeTurns()
        {
            try
            {
                while (fault is null && Interlocked.Increment(ref next) is var number && number < to)
                {
                    observers[number - from] = new TrialObserver(frame, goals, plan, keepWaits);
                    new Replication(plan.Model, number, observers[number - from]).Run(cancellation);
                    cancellation.ThrowIfCancellationRequested();
                }
            }
#pragma warning disable CA1031 // A thread's fault must reach whoever started it.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                fault = ExceptionDispatchInfo.Capture(exception);
            }
        }

        var helpers = Enumerable.Range(1, Math.Min(_threads, to - from) - 1)
            .Select(number => new Thread(TakeTurns) { Name = string.Create(CultureInfo.InvariantCulture, $"staffing-{number}"), IsBackground = true }).ToList();
        helpers.ForEach(helper => helper.Start());
        TakeTurns();
        helpers.ForEach(helper => helper.Join());
        fault?.Throw();
        return observers;
    }
}
