using System.Collections.Immutable;
using System.Globalization;

namespace Coordination.Survey.Published;

/// <summary>What a document of printed figures must say so that they can be checked: every fault at once, each with how to mend it.</summary>
internal static class PublishedRules
{
    public static ImmutableArray<Fault> FaultsOf(PublishedFigures figures)
    {
        var faults = ImmutableArray.CreateBuilder<Fault>();
        if (figures is { Tests: [], Sums: [], Shares: [], Means: [] })
        {
            faults.Add(new Fault("$", "There is no figure: add tests, sums, shares or means."));
        }

        Positive(figures.Size, "$.size", faults);
        Each(figures.Tests, "tests", (test, at) => OfTest(test, at, figures.Size, faults));
        Each(figures.Sums, "sums", (sum, at) => OfSum(sum, at, faults));
        Each(figures.Shares, "shares", (share, at) => OfShare(share, at, faults));
        Each(figures.Means, "means", (mean, at) => OfMean(mean, at, figures.Size, faults));
        return faults.ToImmutable();
    }

    private static void OfTest(PublishedTest test, string at, int? size, ImmutableArray<Fault>.Builder faults)
    {
        Named(test.Id, at, faults);
        Positive(test.Size, $"{at}.size", faults);
        Positive(test.Degrees, $"{at}.degrees", faults);
        Positive(test.Within, $"{at}.within", faults);
        Check(test.Value >= 0, $"{at}.value", $"A statistic is at least 0, not {test.Value.ToString(CultureInfo.InvariantCulture)}.", faults);
        Check(test.P is null or >= 0 and <= 1, $"{at}.p", "A p value is between 0 and 1.", faults);
        if (test.Kind == StatisticKind.ChiSquare)
        {
            Check(test.P is null || test.Degrees is not null, $"{at}.degrees", "Say the degrees of freedom: p of a χ² depends on them.", faults);
            Check(test.Within is null, $"{at}.within", "A χ² has one number of degrees of freedom: leave out within.", faults);
        }
        else
        {
            Check(test.P is null || test is { Degrees: not null, Within: not null } || (test.Size ?? size) is >= 3, $"{at}.degrees", "Say degrees and within, or size: how many have answered, 3 at least.", faults);
            Check(test.Table.IsDefaultOrEmpty, $"{at}.table", "Counts belong to a χ²: leave out table.", faults);
        }

        Check(test.P is not null || !test.Table.IsDefaultOrEmpty, at, "There is nothing to check it against: add p, or the table of counts.", faults);
        OfTable(test.Table, $"{at}.table", faults);
    }

    private static void OfTable(ImmutableArray<ImmutableArray<int>> table, string at, ImmutableArray<Fault>.Builder faults) => Each(table, at, (row, place) =>
    {
        Check(row.Length == table[0].Length, place, $"It has {row.Length} counts and the first row {table[0].Length}: every row has as many.", faults);
        Check(row.All(count => count >= 0), place, "A count is at least 0; leave out the whole table where one cannot be read.", faults);
    });

    private static void OfSum(PublishedSum sum, string at, ImmutableArray<Fault>.Builder faults)
    {
        Named(sum.Id, at, faults);
        Check(sum.Parts.Length >= 2, $"{at}.parts", "Give two counts at least.", faults);
    }

    private static void OfShare(PublishedShare share, string at, ImmutableArray<Fault>.Builder faults)
    {
        Named(share.Id, at, faults);
        Check(share.Of > 0, $"{at}.of", "Give at least 1.", faults);
        Check(share.Count >= 0 && share.Count <= share.Of, $"{at}.count", $"Give 0 to {share.Of}, of how many it is.", faults);
        Check(share.Percent is >= 0 and <= 100, $"{at}.percent", "Give 0 to 100.", faults);
    }

    private static void OfMean(PublishedMean mean, string at, int? size, ImmutableArray<Fault>.Builder faults)
    {
        Named(mean.Id, at, faults);
        Positive(mean.Size, $"{at}.size", faults);
        Positive(mean.Items, $"{at}.items", faults);
        Check((mean.Size ?? size) is not null, $"{at}.size", "Say how many have answered, here or for all figures.", faults);
    }

    private static void Named(string id, string at, ImmutableArray<Fault>.Builder faults) => Check(id.Length > 0, $"{at}.id", "Say what it is of.", faults);

    private static void Positive(int? number, string at, ImmutableArray<Fault>.Builder faults) => Check(number is null or > 0, at, $"Give at least 1, not {number}.", faults);

    private static void Check(bool holds, string at, string message, ImmutableArray<Fault>.Builder faults)
    {
        if (!holds)
        {
            faults.Add(new Fault(at, message));
        }
    }

    private static void Each<T>(ImmutableArray<T> entries, string list, Action<T, string> check)
    {
        for (var index = 0; index < (entries.IsDefault ? 0 : entries.Length); index++)
        {
            check(entries[index], string.Create(CultureInfo.InvariantCulture, $"{(list[0] == '$' ? "" : "$.")}{list}[{index}]"));
        }
    }
}
