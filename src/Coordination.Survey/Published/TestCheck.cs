using System.Globalization;
using Coordination.Survey.Statistics;

namespace Coordination.Survey.Published;

/// <summary>Checks a printed statistic: does its p value belong to it, and do the counts give it.</summary>
/// <param name="path">Where it stands.</param>
/// <param name="test">The statistic.</param>
/// <param name="size">How many have answered; null where nobody says so.</param>
internal sealed class TestCheck(string path, PublishedTest test, int? size)
{
    // Whoever weighs answers prints counts of both samples.
    private const int MostTimes = 10;

    /// <summary>What is to say of it.</summary>
    public IEnumerable<PublishedFinding> Find()
    {
        if (test.P is { } p)
        {
            yield return test.Kind == StatisticKind.ChiSquare ? OfChiSquare(p, test.Degrees!.Value) : OfF(p);
        }

        if (!test.Table.IsDefaultOrEmpty)
        {
            foreach (var finding in OfTable(new CrossTable(test.Table.Select(row => (IReadOnlyList<long>)[.. row.Select(count => (long)count)]))))
            {
                yield return finding;
            }
        }
    }

    private PublishedFinding OfChiSquare(decimal p, int degrees)
    {
        var printed = Printed.Of(test.Value);
        var (low, high) = (Tails.ChiSquare((double)printed.High, degrees), Tails.ChiSquare((double)printed.Low, degrees));
        return Overlaps(p, low, high)
            ? Found(FindingKind.Holds, "p-fits", $"χ² {test.Value} with {degrees} degrees of freedom has p = {Text(Tails.ChiSquare((double)test.Value, degrees))}, as printed.")
            : Found(FindingKind.Contradiction, "p-does-not-fit", $"χ² {test.Value} with {degrees} degrees of freedom has p = {Text(Tails.ChiSquare((double)test.Value, degrees))}, not {p}.");
    }

    private PublishedFinding OfF(decimal p)
    {
        if (test is { Degrees: { } between, Within: { } within })
        {
            var (low, high) = RangeOf(between, within);
            var exact = Text(Tails.F((double)test.Value, between, within));
            return Overlaps(p, low, high)
                ? Found(FindingKind.Holds, "p-fits", $"F {test.Value} with {between} and {within} degrees of freedom has p = {exact}, as printed.")
                : Found(FindingKind.Contradiction, "p-does-not-fit", $"F {test.Value} with {between} and {within} degrees of freedom has p = {exact}, not {p}.");
        }

        var (least, most) = AnyDegrees();
        return Overlaps(p, least, most)
            ? Found(FindingKind.Holds, "p-possible", $"F {test.Value} may have p = {p}: its degrees of freedom were not printed.")
            : Found(FindingKind.Contradiction, "p-impossible", $"F {test.Value} has no p = {p} with any degrees of freedom that {size} answers have: it lies between {Text(least)} and {Text(most)}.");
    }

    // Every way to part so many answers, or fewer, into groups.
    private (double Low, double High) AnyDegrees()
    {
        var (least, most) = (1.0, 0.0);
        foreach (var between in test.Degrees is { } one ? [one] : UpTo(size!.Value - 2))
        {
            foreach (var within in test.Within is { } other ? [other] : UpTo(size!.Value - 1 - between))
            {
                var (low, high) = RangeOf(between, within);
                (least, most) = (Math.Min(least, low), Math.Max(most, high));
            }
        }

        return (least, most);
    }

    // Each of the first, and then some: p changes little from one to the next.
    private static IEnumerable<int> UpTo(int most)
    {
        for (var number = 1; number < most; number += 1 + (number / 50))
        {
            yield return number;
        }

        if (most > 0)
        {
            yield return most;
        }
    }

    private (double Low, double High) RangeOf(int between, int within)
    {
        var printed = Printed.Of(test.Value);
        return (Tails.F((double)printed.High, between, within), Tails.F((double)printed.Low, between, within));
    }

    private static bool Overlaps(decimal p, double low, double high)
    {
        var printed = Printed.Of(p);
        return high >= (double)printed.Low && low <= (double)printed.High;
    }

    private IEnumerable<PublishedFinding> OfTable(CrossTable table)
    {
        if (!table.IsComparable)
        {
            yield return Found(FindingKind.Contradiction, "table-too-small", "The counts have fewer than two rows or columns in which anything was counted: χ² has nothing to compare.");
            yield break;
        }

        var of = table.ChiSquare;
        if (test.Degrees is { } degrees && of.Degrees != degrees)
        {
            yield return Found(FindingKind.Contradiction, "degrees-do-not-fit", $"The counts have {table.RowTotals.Length} rows and {table.ColumnTotals.Length} columns, which is {of.Degrees} degrees of freedom, not {degrees}.");
        }

        // χ² grows with the counts: those of a table that was counted twice give twice as much.
        var printed = Printed.Of(test.Value);
        var times = Enumerable.Range(1, MostTimes).FirstOrDefault(times => printed.Holds(of.Statistic / times));
        yield return times switch
        {
            1 => Found(FindingKind.Holds, "table-fits", $"The counts give χ² {Text(of.Statistic)}, as printed."),
            > 1 => Found(FindingKind.Contradiction, "table-multiplied", $"The counts give χ² {Text(of.Statistic)}; the printed {test.Value} is exact when every count is divided by {times}."),
            _ => Found(FindingKind.Contradiction, "table-does-not-fit", $"The counts give χ² {Text(of.Statistic)}, not {test.Value}."),
        };

        if (table.ThinCells(Math.Max(1, times)) is > 0 and var thin)
        {
            yield return Found(FindingKind.Caution, "thin-cells", $"In {thin} of {table.Cells} cells{(times > 1 ? $", divided by {times}," : "")} fewer than 5 are expected: p of χ² is not to be relied on there.");
        }
    }

    private PublishedFinding Found(FindingKind kind, string code, FormattableString message) =>
        new(path, test.Id, kind, code, message.ToString(CultureInfo.InvariantCulture));

    private PublishedFinding Found(FindingKind kind, string code, string message) => new(path, test.Id, kind, code, message);

    private static string Text(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
