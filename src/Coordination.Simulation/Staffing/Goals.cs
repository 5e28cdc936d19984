using System.Collections.Immutable;

namespace Coordination.Simulation.Staffing;

/// <summary>What rosters are judged by: the targets, and that work without a target is done as well; each in every period.</summary>
internal sealed class Goals
{
    /// <summary>The share of a level without a target that has to be served at all.</summary>
    private const double Served = 95;

    public Goals(StaffingFrame frame)
    {
        Periods = frame.Periods;
        Targets = frame.Options.Targets.Length;
        var free = frame.Model.Sources.Select(source => source.Level + 1).Distinct().Order()
            .Where(level => !frame.Options.Targets.Any(target => target.Department is null && (target.Level ?? level) == level));
        All = [.. frame.Options.Targets, .. free.Select(level => new StaffingTarget(null, level, Served, double.PositiveInfinity))];
    }

    /// <summary>The targets first.</summary>
    public ImmutableArray<StaffingTarget> All { get; }

    /// <summary>How many of them are targets.</summary>
    public int Targets { get; }

    public int Periods { get; }

    public int Count => All.Length * Periods;

    public StaffingTarget this[int criterion] => All[criterion / Periods];

    public bool IsTarget(int criterion) => criterion / Periods < Targets;

    /// <summary>The shares as asked for, by criterion, 0 to 1.</summary>
    public double[] Shares() => [.. Enumerable.Range(0, Count).Select(criterion => this[criterion].Percent / 100)];
}
