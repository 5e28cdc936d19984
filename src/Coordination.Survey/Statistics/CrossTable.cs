using System.Collections.Immutable;

namespace Coordination.Survey.Statistics;

/// <summary>How often two answers go together: a table of counts.</summary>
/// <remarks>Rows and columns in which nothing was counted say nothing of whether the two depend on each other, and are no part of it.</remarks>
public sealed class CrossTable
{
    private readonly long[][] _counts;

    /// <param name="counts">The counts by row and column, each at least 0; rows of one length.</param>
    /// <exception cref="ArgumentException">They are not.</exception>
    public CrossTable(IEnumerable<IReadOnlyList<long>> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        IReadOnlyList<long>[] all = [.. counts];
        if (all.Any(row => row.Count != all[0].Count || row.Any(count => count < 0)))
        {
            throw new ArgumentException("Rows have as many counts, each of at least 0.", nameof(counts));
        }

        IReadOnlyList<long>[] rows = [.. all.Where(row => row.Any(count => count > 0))];
        int[] columns = rows.Length == 0 ? [] : [.. Enumerable.Range(0, rows[0].Count).Where(column => rows.Any(row => row[column] > 0))];
        _counts = [.. rows.Select(row => columns.Select(column => row[column]).ToArray())];
        RowTotals = [.. _counts.Select(row => row.Sum())];
        ColumnTotals = [.. columns.Select((_, column) => _counts.Sum(row => row[column]))];
        Total = RowTotals.Sum();
    }

    /// <summary>How many were counted in each row.</summary>
    public ImmutableArray<long> RowTotals { get; }

    /// <summary>How many were counted in each column.</summary>
    public ImmutableArray<long> ColumnTotals { get; }

    /// <summary>How many were counted.</summary>
    public long Total { get; }

    /// <summary>Whether there are two rows and two columns at least: else there is nothing to compare.</summary>
    public bool IsComparable => RowTotals.Length > 1 && ColumnTotals.Length > 1;

    /// <summary>Pearson's χ² of independence; without a correction for continuity, also of four cells.</summary>
    public TestResult ChiSquare => IsComparable
        ? TestResult.OfChiSquare(ChiSquareOf(_counts), (RowTotals.Length - 1.0) * (ColumnTotals.Length - 1))
        : new TestResult(double.NaN, 0, null, double.NaN);

    /// <summary>Cramér's V: how strongly the two depend on each other, from 0 to 1; NaN where there is nothing to compare.</summary>
    public double CramersV => IsComparable ? Math.Sqrt(ChiSquareOf(_counts) / (Total * (Math.Min(RowTotals.Length, ColumnTotals.Length) - 1.0))) : double.NaN;

    /// <summary>How many cells there are.</summary>
    public int Cells => RowTotals.Length * ColumnTotals.Length;

    /// <summary>The counts by row and column.</summary>
    public IReadOnlyList<IReadOnlyList<long>> Counts => _counts;

    /// <summary>Of how many cells fewer than five would be expected if the two did not depend on each other: there χ² has no sure distribution.</summary>
    /// <param name="times">How often each answer was counted.</param>
    public int ThinCells(int times = 1) => RowTotals.Sum(row => ColumnTotals.Count(column => Expected(row, column) < 5 * times));

    /// <summary>The χ² of another table with the same totals.</summary>
    internal double ChiSquareOf(long[][] counts)
    {
        var sum = 0.0;
        for (var row = 0; row < RowTotals.Length; row++)
        {
            for (var column = 0; column < ColumnTotals.Length; column++)
            {
                var expected = Expected(RowTotals[row], ColumnTotals[column]);
                var off = counts[row][column] - expected;
                sum += off * off / expected;
            }
        }

        return sum;
    }

    private double Expected(long row, long column) => (double)row * column / Total;
}
