using System.Collections.Immutable;
using Coordination.Simulation.Statistics;

namespace Coordination.Simulation.Results;

/// <summary>Every figure of every replication, by name: what confidence intervals and paired comparisons are made of.</summary>
/// <remarks>
/// Names: <c>waiting</c>, <c>waiting.urgent</c>, <c>waiting.level1</c>, <c>waiting_p95</c>, <c>waiting_p95.level1</c>, <c>sojourn</c>,
/// <c>abandoned</c>, <c>occupancy</c>, <c>handoffs</c>, <c>served</c>, <c>peak_waiting</c>, <c>kept.level1</c>, <c>department.ID.waiting</c> and so on.
/// </remarks>
public sealed class FigureTable
{
    private readonly ImmutableDictionary<string, int> _columns;
    private readonly ImmutableArray<double[]> _rows;

    internal FigureTable(ImmutableArray<string> names, ImmutableArray<double[]> rows)
    {
        (Names, _rows) = (names, rows);
        _columns = names.Select((name, index) => (name, index)).ToImmutableDictionary(entry => entry.name, entry => entry.index);
    }

    /// <summary>No figures at all: what a result that was read from JSON has.</summary>
    public static FigureTable Empty { get; } = new([], []);

    /// <summary>The names.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>How many replications there are.</summary>
    public int Replications => _rows.Length;

    /// <summary>A figure in every replication; not a number where it was not observed.</summary>
    /// <exception cref="ArgumentException">There is no figure of that name.</exception>
    public IEnumerable<double> Of(string name) => _columns.TryGetValue(name, out var column)
        ? _rows.Select(row => row[column])
        : throw new ArgumentException($"There is no figure '{name}'.", nameof(name));

    /// <summary>A figure's mean and interval.</summary>
    public Estimate EstimateOf(string name) => Interval.Of(Of(name));
}
