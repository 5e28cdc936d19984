using System.Collections.Immutable;

namespace Coordination.Simulation.Staffing;

/// <summary>While citizens come for a piece of work, somebody who can do it is on duty.</summary>
internal sealed class Coverage
{
    private readonly StaffingFrame _frame;
    private readonly List<ImmutableArray<int>>[] _needs;

    public Coverage(StaffingFrame frame, OfferedWork work)
    {
        _frame = frame;
        _needs = [.. Enumerable.Range(0, frame.Intervals).Select(interval => Enumerable.Range(0, frame.Able.Length)
            .Where(of => !frame.Able[of].IsEmpty && work.Comes(of, interval))
            .Select(of => frame.Able[of]).DistinctBy(able => string.Join(',', able)).ToList())];
    }

    public bool IsKept(Roster roster, RosterCell cell) =>
        _needs[cell.Interval].TrueForAll(able => !able.Contains(cell.Group) || able.Sum(group => roster[group, cell.Interval]) >= Wanted(able));

    /// <summary>Adds who is missing, the cheapest first.</summary>
    public void Complete(Roster roster)
    {
        for (var interval = 0; interval < _needs.Length; interval++)
        {
            foreach (var able in _needs[interval])
            {
                while (able.Sum(group => roster[group, interval]) < Wanted(able))
                {
                    roster[able.Where(group => roster[group, interval] < _frame.Groups[group].Most).MinBy(group => (_frame.Groups[group].Cost, group)), interval]++;
                }
            }
        }
    }

    private int Wanted(ImmutableArray<int> able) => Math.Min(_frame.Options.Least, able.Sum(group => _frame.Groups[group].Most));
}
