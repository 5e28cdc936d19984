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
        return new Trial(frame, goals, Simulate(plan, 0, replications, new Keeping(Misses: true, Waits: keepWaits)), isWhole: true);
    }

    /// <summary>Simulates a roster, but stops as soon as the shares are out of reach in all likelihood.</summary>
    public Trial Run(TrialPlan plan, double[] shares) => Run(plan, new Keeping(Misses: true), trial => trial.IsHopeless(shares));

    /// <summary>Simulates a roster with fewer people than another, but stops as soon as it falls short, or saves nothing, in all likelihood.</summary>
    /// <param name="plan">The roster.</param>
    /// <param name="shares">The shares to reach.</param>
    /// <param name="best">The other, in full: with the same citizens, what differs shows after few replications.</param>
    /// <param name="saved">What the people cost who are fewer.</param>
    public Trial Run(TrialPlan plan, double[] shares, Trial best, double saved) =>
        Run(plan, new Keeping(), trial => trial.SavesNothing(best, saved) || trial.Shortfalls(shares, best).Count > 0);

    private Trial Run(TrialPlan plan, Keeping keeping, Func<Trial, bool> isOver)
    {
        Trials++;
        var done = new List<TrialObserver>(replications);
        foreach (var until in Stages())
        {
            done.AddRange(Simulate(plan, done.Count, until, keeping));
            var trial = new Trial(frame, goals, done, isWhole: done.Count == replications);
            if (trial.IsWhole || isOver(trial))
            {
                return trial;
            }
        }

        throw new InvalidOperationException("The last stage is the whole.");
    }

    // Each stage half as many again as before, in whole turns of all threads.
    private IEnumerable<int> Stages()
    {
        for (var until = Few; until < replications; until += Math.Max(Few, until / 2))
        {
            yield return until;
        }

        yield return replications;
    }

    private TrialObserver[] Simulate(TrialPlan plan, int from, int to, Keeping keeping)
    {
        var observers = new TrialObserver[to - from];
        var next = from - 1;
        ExceptionDispatchInfo? fault = null;
        void TakeTurns()
        {
            var room = new ReplicationWorkspace();
            ReplicationTally? tally = null;
            try
            {
                while (fault is null && Interlocked.Increment(ref next) is var number && number < to)
                {
                    observers[number - from] = new TrialObserver(frame, goals, plan, keeping);
                    tally = new Replication(plan.Model, number, observers[number - from], room, tally).Run(cancellation);
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

/// <summary>What is kept of every citizen, beside the counts.</summary>
/// <param name="Misses">Where and why they waited too long.</param>
/// <param name="Waits">How long they waited.</param>
internal readonly record struct Keeping(bool Misses = false, bool Waits = false);
