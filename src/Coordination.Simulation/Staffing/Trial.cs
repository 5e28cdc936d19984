using Coordination.Simulation.Results;
using Coordination.Simulation.Statistics;

namespace Coordination.Simulation.Staffing;

/// <summary>What a roster comes to in simulation.</summary>
internal sealed class Trial(StaffingFrame frame, Goals goals, IReadOnlyList<TrialObserver> replications, bool isWhole)
{
    /// <summary>Whether no replication was spared.</summary>
    public bool IsWhole => isWhole;

    public IReadOnlyList<TrialObserver> Replications => replications;

    /// <summary>Hours of work after people went off duty, weighted with what they cost.</summary>
    public double OverrunCost => Enumerable.Range(0, frame.Groups.Length).Sum(group => frame.Groups[group].Cost * Overrun(group));

    public double OverrunHours => Enumerable.Range(0, frame.Groups.Length).Sum(Overrun);

    /// <summary>The share that kept a target: a ratio over replications with its 95 % interval, by the usual linearisation.</summary>
    public Estimate ShareOf(int criterion) => ShareOf(criterion, 1);

    /// <summary>The same of several criteria together.</summary>
    public Estimate ShareOf(int first, int count)
    {
        var (counted, kept) = (0.0, 0.0);
        foreach (var replication in replications)
        {
            counted += Sum(replication.Counted, first, count);
            kept += Sum(replication.Kept, first, count);
        }

        if (counted == 0)
        {
            return new Estimate(null, null, null);
        }

        var (share, squares, n) = (kept / counted, 0.0, replications.Count);
        foreach (var replication in replications)
        {
            var residual = Sum(replication.Kept, first, count) - (share * Sum(replication.Counted, first, count));
            squares += residual * residual;
        }

        var half = n < 2 ? 1 : StudentT.Of95(n - 1) * Math.Sqrt(squares / (n - 1) / n) / (counted / n);
        return new Estimate(share, Math.Max(0, share - half), Math.Min(1, share + half));
    }

    /// <summary>The criteria whose share is not reached with confidence.</summary>
    public List<int> Missed(double[] shares) =>
        [.. Enumerable.Range(0, goals.Count).Where(criterion => ShareOf(criterion).Ci95Low < shares[criterion] - 1e-12)];

    /// <summary>Whether a share is not reached in all likelihood, so that more replications are spared.</summary>
    public bool IsHopeless(double[] shares) =>
        Enumerable.Range(0, goals.Count).Any(criterion => ShareOf(criterion).Ci95High < shares[criterion]);

    /// <summary>Person-minutes of work in an interval, in the mean.</summary>
    public double Busy(Cell cell) => replications.Average(replication => replication.Busy[(cell.Group * frame.Intervals) + cell.Interval]);

    private static int Sum(int[] counts, int first, int count) => counts.AsSpan(first, count) is [var one] ? one : counts.Skip(first).Take(count).Sum();

    private double Overrun(int group) => replications.Average(replication => replication.Overrun[group]) / 60;
}
