using System.Collections.Immutable;

namespace Coordination.Survey.Statistics;

/// <summary>How far the items of a scale measure the same: Cronbach's α (1951).</summary>
/// <param name="Alpha">α: at most 1; below 0 where items run against each other.</param>
/// <param name="Low">Below it the true value is in 2.5 % of samples (Feldt 1965); NaN where it cannot be told.</param>
/// <param name="High">Above it in 2.5 %.</param>
/// <param name="Respondents">How many have answered every item: the others are left out.</param>
/// <param name="Items">Each item, in their order.</param>
public sealed record CronbachAlpha(double Alpha, double Low, double High, int Respondents, ImmutableArray<CronbachAlpha.Item> Items)
{
    private const double Outside = 0.05;

    /// <summary>An item of the scale.</summary>
    /// <param name="AlphaWithout">α of the others; NaN where fewer than two are left.</param>
    /// <param name="Correlation">The correlation with the sum of the others, −1 to 1; NaN where one of both does not vary.</param>
    public readonly record struct Item(double AlphaWithout, double Correlation);

    /// <summary>Of the answers of those who have answered every item.</summary>
    /// <param name="answers">Of each respondent, the scores of the items in one order.</param>
    /// <returns>Null where there are fewer than two items or two respondents, or where the sums do not vary.</returns>
    /// <exception cref="ArgumentException">Some have more answers than others.</exception>
    public static CronbachAlpha? Of(IReadOnlyList<IReadOnlyList<decimal>> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        if (answers.Count < 2 || answers[0].Count < 2)
        {
            return null;
        }

        var count = answers[0].Count;
        if (answers.Any(one => one.Count != count))
        {
            throw new ArgumentException("Everybody has answered as many items.", nameof(answers));
        }

        Sample[] items = [.. Enumerable.Range(0, count).Select(item => Sample.Of([.. answers.Select(one => one[item])]))];
        decimal[] sums = [.. answers.Select(one => one.Sum())];
        var alpha = AlphaOf(items.Select(item => item.Squares), Sample.Of(sums).Squares);
        if (double.IsNaN(alpha))
        {
            return null;
        }

        var (people, inner) = (answers.Count - 1.0, (answers.Count - 1.0) * (count - 1));
        return new CronbachAlpha(
            alpha,
            1 - ((1 - alpha) * Tails.InverseF(Outside / 2, people, inner)),
            1 - ((1 - alpha) * Tails.InverseF(1 - (Outside / 2), people, inner)),
            answers.Count,
            [.. Enumerable.Range(0, count).Select(item => ItemOf(answers, items, sums, item))]);
    }

    private static Item ItemOf(IReadOnlyList<IReadOnlyList<decimal>> answers, Sample[] items, decimal[] sums, int item)
    {
        decimal[] others = [.. answers.Select((one, index) => sums[index] - one[item])];
        var rest = Sample.Of(others);
        var shared = answers.Select((one, index) => (one[item] - items[item].Mean) * (others[index] - rest.Mean)).Sum();
        var scale = Math.Sqrt((double)items[item].Squares) * Math.Sqrt((double)rest.Squares);
        return new Item(
            items.Length < 3 ? double.NaN : AlphaOf(items.Where((_, index) => index != item).Select(one => one.Squares), rest.Squares),
            scale == 0 ? double.NaN : (double)shared / scale);
    }

    private static double AlphaOf(IEnumerable<decimal> squares, decimal ofSums)
    {
        decimal[] items = [.. squares];
        return ofSums == 0 ? double.NaN : items.Length / (items.Length - 1.0) * (double)(1 - (items.Sum() / ofSums));
    }
}
