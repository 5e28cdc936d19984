using Coordination.Simulation.Results;
using Coordination.Simulation.Statistics;

namespace Coordination.Simulation.Staffing;

/// <summary>What a roster comes to in simulation.</summary>
internal sealed class Trial(StaffingFrame frame, Goals goals, IReadOnlyList<TrialObserver> replications, bool isWhole)
{
    private const double Caution = 1.3;

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

    /// <summary>What is missed; of a trial that was stopped early, what in all likelihood would have been.</summary>
    /// <param name="shares">The shares to reach.</param>
    /// <param name="best">A roster with more people that reaches them, simulated in full with the same citizens.</param>
    public List<Shortfall> Shortfalls(double[] shares, Trial best) => isWhole
        ? [.. Missed(shares).Select(criterion => new Shortfall(criterion, ShareOf(criterion).Mean ?? 0))]
        : [.. Enumerable.Range(0, goals.Count).Select(criterion => (Criterion: criterion, Loss: Loss(best, criterion)))
            .Where(loss => loss.Loss.Low < shares[loss.Criterion] - 1e-12)
            .Select(loss => new Shortfall(loss.Criterion, loss.Loss.Share))];

    /// <summary>Whether what is saved is less than the work after hours that comes for it, in all likelihood.</summary>
    public bool SavesNothing(Trial best, double saved)
    {
        var (mean, half) = Differences(number => CostAfterHours(replications[number]) - CostAfterHours(best.Replications[number]));
        return mean - half >= saved;
    }

    /// <summary>
    /// What a criterion would come to in full, judged by the differences from a roster that was: the share, and its lower border, where
    /// the replications that are spared lose the least that is likely. The border is the full roster's, less what is lost: an interval
    /// hardly becomes narrower by losses.
    /// </summary>
    private (double Share, double? Low) Loss(Trial best, int criterion)
    {
        var (full, done, all) = (best.ShareOf(criterion), replications.Count, best.Replications.Count);
        var (mean, half) = Differences(number => Late(replications[number], criterion) - (double)Late(best.Replications[number], criterion));
        var counted = best.Replications.Sum(replication => replication.Counted[criterion]);
        var least = (mean * done) + (Math.Max(0, mean - half) * (all - done));
        return ((full.Mean ?? 0) - (mean * all / counted), full.Ci95Low - (least / counted));
    }

    // The mean over these replications, and half an interval that is wider than one of 95 %: it is looked at several times.
    private (double Mean, double Half) Differences(Func<int, double> difference)
    {
        var (mean, squares, n) = (0.0, 0.0, replications.Count);
        for (var number = 0; number < n; number++)
        {
            var value = difference(number);
            var off = value - mean;
            mean += off / (number + 1);
            squares += off * (value - mean);
        }

        return (mean, n < 2 ? double.PositiveInfinity : Caution * StudentT.Of95(n - 1) * Math.Sqrt(squares / (n - 1) / n));
    }

    private double CostAfterHours(TrialObserver replication)
    {
        var cost = 0.0;
        for (var group = 0; group < frame.Groups.Length; group++)
        {
            cost += frame.Groups[group].Cost * replication.Overrun[group] / 60;
        }

        return cost;
    }

    private static int Late(TrialObserver replication, int criterion) => replication.Counted[criterion] - replication.Kept[criterion];

    /// <summary>Person-minutes of work in an interval, in the mean.</summary>
    public double Busy(RosterCell cell) => replications.Average(replication => replication.Busy[(cell.Group * frame.Intervals) + cell.Interval]);

    private static int Sum(int[] counts, int first, int count) => counts.AsSpan(first, count) is [var one] ? one : counts.Skip(first).Take(count).Sum();

    private double Overrun(int group) => replications.Average(replication => replication.Overrun[group]) / 60;
}
