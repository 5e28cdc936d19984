using System.Collections.Immutable;
using System.Globalization;

namespace Coordination.Survey.Published;

/// <summary>Checks printed figures against each other: does a p value belong to its statistic, do counts add up, do percentages and means fit.</summary>
/// <remarks>A figure is taken for wrong only where no rounding makes it right.</remarks>
public static class PublishedCheck
{
    /// <summary>What is to say of each figure, in their order.</summary>
    public static ImmutableArray<PublishedFinding> Check(PublishedFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return
        [
            .. figures.Tests.SelectMany((test, index) => new TestCheck(At("tests", index), test, test.Size ?? figures.Size).Find()),
            .. figures.Sums.Select((sum, index) => OfSum(At("sums", index), sum)),
            .. figures.Shares.Select((share, index) => OfShare(At("shares", index), share)),
            .. figures.Means.Select((mean, index) => OfMean(At("means", index), mean, mean.Size ?? figures.Size!.Value)),
        ];
    }

    private static PublishedFinding OfSum(string path, PublishedSum sum)
    {
        var total = sum.Parts.Sum(part => (long)part);
        return total == sum.Total
            ? new PublishedFinding(path, sum.Id, FindingKind.Holds, "adds-up", $"The counts add up to {total}, as printed.")
            : new PublishedFinding(path, sum.Id, FindingKind.Contradiction, "does-not-add-up", $"The counts add up to {total}, not {sum.Total}.");
    }

    private static PublishedFinding OfShare(string path, PublishedShare share)
    {
        var (printed, percent) = (Printed.Of(share.Percent), 100.0 * share.Count / share.Of);
        if (printed.Holds(percent))
        {
            return new PublishedFinding(path, share.Id, FindingKind.Holds, "share-fits", $"{share.Count} of {share.Of} is {share.Percent} %, as printed.");
        }

        var fitting = (int)Math.Round((double)share.Percent / 100 * share.Of);
        var other = printed.Holds(100.0 * fitting / share.Of) ? $"; that would be {fitting} of {share.Of}" : "";
        return new PublishedFinding(
            path, share.Id, FindingKind.Contradiction, "share-does-not-fit", string.Create(CultureInfo.InvariantCulture, $"{share.Count} of {share.Of} is {percent:0.##} %, not {share.Percent} %{other}."));
    }

    // Whole numbers add up to a whole number, which few printed means allow where few have answered (Brown and Heathers 2017).
    private static PublishedFinding OfMean(string path, PublishedMean mean, int size)
    {
        var (printed, answers) = (Printed.Of(mean.Mean), (decimal)size * mean.Items);
        return Math.Ceiling(printed.Low * answers) <= printed.High * answers
            ? new PublishedFinding(path, mean.Id, FindingKind.Holds, "mean-possible", $"{answers} whole numbers can have the mean {mean.Mean}.")
            : new PublishedFinding(path, mean.Id, FindingKind.Contradiction, "mean-impossible", $"{answers} whole numbers cannot have the mean {mean.Mean}.");
    }

    private static string At(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"$.{list}[{index}]");
}
