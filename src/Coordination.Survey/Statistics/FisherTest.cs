using MathNet.Numerics;

namespace Coordination.Survey.Statistics;

/// <summary>Fisher's exact test, also of more than four cells (Freeman and Halton 1951): how probable a table as improbable as this one is among those with its totals.</summary>
public static class FisherTest
{
    // Two tables are as probable as each other where the last digits alone differ.
    private const double Rounding = 1e-7;

    private const int MostTables = 200_000;

    /// <summary>The p value, 0 to 1.</summary>
    /// <returns>Null where there are too many tables to count them all, or nothing to compare.</returns>
    public static double? Of(CrossTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (!table.IsComparable || table.Total > int.MaxValue)
        {
            return null;
        }

        var least = table.Counts.SelectMany(row => row).Sum(LogWays) * -1;
        var count = new Counting(table, least + Rounding);
        return count.Row(0, [.. table.ColumnTotals], 0) ? Math.Min(1, count.Sum / count.All) : null;
    }

    private static double LogWays(long count) => SpecialFunctions.FactorialLn((int)count);

    // Row after row is filled in every way; what is left of the columns is the last one.
    private sealed class Counting(CrossTable table, double limit)
    {
        private int _tables;

        /// <summary>The probability of all tables, but for a factor that they share.</summary>
        public double All { get; private set; }

        /// <summary>That of those that are no more probable than the one that was found.</summary>
        public double Sum { get; private set; }

        /// <summary>Fills the rows from one on.</summary>
        /// <returns>Whether there were not too many.</returns>
        public bool Row(int row, long[] left, double log)
        {
            if (row == table.RowTotals.Length - 1)
            {
                return Add(log - left.Sum(LogWays));
            }

            return Cell(row, 0, table.RowTotals[row], left, log);
        }

        private bool Cell(int row, int column, long rest, long[] left, double log)
        {
            if (column == left.Length - 1)
            {
                left[column] -= rest;
                var isDone = Row(row + 1, left, log - LogWays(rest));
                left[column] += rest;
                return isDone;
            }

            // What the columns after it cannot take is taken here.
            var least = Math.Max(0, rest - left.Skip(column + 1).Sum());
            for (var count = Math.Min(rest, left[column]); count >= least; count--)
            {
                left[column] -= count;
                var goesOn = Cell(row, column + 1, rest - count, left, log - LogWays(count));
                left[column] += count;
                if (!goesOn)
                {
                    return false;
                }
            }

            return true;
        }

        private bool Add(double log)
        {
            // Beside the one that was found, so that nothing is too small to be counted.
            var probability = Math.Exp(log - limit);
            All += probability;
            Sum += log <= limit ? probability : 0;
            return ++_tables <= MostTables;
        }
    }
}
