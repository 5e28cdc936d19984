using System.Collections.Immutable;

namespace Coordination.Survey.Analysis;

/// <summary>Hides counts that would tell of single people, and as many others that no total gives them away.</summary>
/// <remarks>
/// A count from 1 to below the least is hidden. Then, in every row and column that adds up to its total, at least two counts are hidden and what is hidden adds up to the least or more:
/// the smallest others are, until it is so (complementary suppression, as statistical offices practise it: Hundepool and others, Statistical Disclosure Control, 2012).
/// A line that has nothing more to hide is hidden as a whole.
/// </remarks>
internal static class Suppression
{
    // Their number and their mean are known, which two grades would be reckoned by.
    private const int FewestGrades = 3;

    /// <summary>The answers to a question about people.</summary>
    /// <param name="counts">How many there are of each, from 0, which is none and no secret.</param>
    /// <param name="least">What may be shown; 0 shows all.</param>
    public static ImmutableArray<long?> OfAnswers(long[] counts, int least) => Of(counts[1..], least);

    /// <summary>The grades of an item, of which the mean is shown as well.</summary>
    public static ImmutableArray<long?> OfGrades(long[] counts, int least) => Of(counts[1..], least, FewestGrades);

    /// <summary>Counts of one row that add up to a total that is known.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="least">What may be shown; 0 shows all.</param>
    /// <param name="fewest">How many are hidden where one is.</param>
    public static ImmutableArray<long?> Of(IReadOnlyList<long> counts, int least, int fewest = 2)
    {
        var hidden = counts.Select(count => IsSmall(count, least)).ToArray();
        Line line = new([.. Enumerable.Range(0, counts.Count)], index => counts[index], index => hidden[index], index => hidden[index] = true);
        line.Complete(least, fewest);
        return [.. counts.Select((count, index) => hidden[index] ? (long?)null : count)];
    }

    /// <summary>Counts by row and column.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="least">What may be shown; 0 shows all.</param>
    /// <param name="rowTotals">The totals of the rows as they are shown elsewhere: one that is hidden there must not be the sum of what is shown here.</param>
    /// <param name="columnTotals">Those of the columns.</param>
    public static ImmutableArray<ImmutableArray<long?>> Of(IReadOnlyList<IReadOnlyList<long>> counts, int least, IReadOnlyList<long?> rowTotals, IReadOnlyList<long?> columnTotals)
    {
        var width = counts.Count == 0 ? 0 : counts[0].Count;
        var hidden = counts.Select(row => row.Select(count => IsSmall(count, least)).ToArray()).ToArray();
        int[] columns = [.. Enumerable.Range(0, width)], rows = [.. Enumerable.Range(0, counts.Count)];
        Line[] lines =
        [
            .. rows.Select(row => new Line(columns, column => counts[row][column], column => hidden[row][column], column => hidden[row][column] = true, rowTotals[row] is null)),
            .. columns.Select(column => new Line(rows, row => counts[row][column], row => hidden[row][column], row => hidden[row][column] = true, columnTotals[column] is null)),
        ];
        while (lines.Any(line => line.Complete(least, fewest: 2)))
        {
            // What a row hides may leave one alone in its column.
        }

        return [.. counts.Select((row, index) => row.Select((count, column) => hidden[index][column] ? (long?)null : count).ToImmutableArray())];
    }

    private static bool IsSmall(long count, int least) => count > 0 && count < least;

    private readonly record struct Line(int[] Places, Func<int, long> Count, Func<int, bool> IsHidden, Action<int> Hide, bool HasSecretTotal = false)
    {
        // Whether more had to be hidden.
        public bool Complete(int least, int fewest)
        {
            var (line, changed) = (this, false);
            while (line.Places.Where(line.IsHidden).ToArray() is var gone && (gone.Length > 0 || line.HasSecretTotal) && (gone.Length < fewest || gone.Sum(line.Count) < least))
            {
                // What is not 0 first: a 0 that is hidden hides little.
                int[] left = [.. line.Places.Where(place => !line.IsHidden(place)).OrderBy(place => line.Count(place) == 0).ThenBy(line.Count)];
                if (left.Length == 0)
                {
                    break;
                }

                line.Hide(left[0]);
                changed = true;
            }

            return changed;
        }
    }
}
