namespace Coordination.Simulation.Staffing;

/// <summary>How many people of each group are on duty in each interval.</summary>
internal sealed class Roster(int groups, int intervals)
{
    private readonly int[] _counts = new int[groups * intervals];

    public int Groups => groups;

    public int Intervals => intervals;

    public int this[int group, int interval]
    {
        get => _counts[(group * intervals) + interval];
        set => _counts[(group * intervals) + interval] = value;
    }

    public int this[RosterCell cell]
    {
        get => this[cell.Group, cell.Interval];
        set => this[cell.Group, cell.Interval] = value;
    }

    public int MostOf(int group) => Enumerable.Range(0, intervals).Max(interval => this[group, interval]);

    public Roster Copy()
    {
        var copy = new Roster(groups, intervals);
        _counts.CopyTo(copy._counts, 0);
        return copy;
    }

    public Roster With(IEnumerable<RosterCell> cells, int by)
    {
        var copy = Copy();
        foreach (var cell in cells)
        {
            copy[cell] += by;
        }

        return copy;
    }

    public IEnumerable<RosterCell> Cells() =>
        Enumerable.Range(0, groups).SelectMany(group => Enumerable.Range(0, intervals).Select(interval => new RosterCell(group, interval)));
}

/// <summary>One group in one interval.</summary>
internal readonly record struct RosterCell(int Group, int Interval);
