using Coordination.Console.Exports;
using Coordination.Console.Figures;
using Coordination.Console.Shell;
using Coordination.Console.Tests.Hosting;
using Coordination.Console.Texts;
using Coordination.Web.Management.Queries;
using Shouldly;

namespace Coordination.Console.Tests.Exports;

/// <summary>What people save is written for a spreadsheet and its reader.</summary>
public sealed class FileWordsTests
{
    private static readonly PageContext Page = new PageContext
    {
        Texts = ConsoleTexts.Find("en")!, Address = "/", Now = default, Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Warsaw"),
    }.With(ConsolePlan.Create(ConsolePlan.Centre));

    [Theory]
    [InlineData("2027-03-01T09:15:30Z", "2027-03-01 10:15:30")]
    [InlineData("2027-07-01T09:15:30Z", "2027-07-01 11:15:30")]
    [InlineData("2027-10-31T00:30:00Z", "2027-10-31 02:30:00 +02:00")]
    [InlineData("2027-10-31T01:30:00Z", "2027-10-31 02:30:00 +01:00")]
    [InlineData(null, null)]
    public void Time_OfAnInstant_IsThatOfTheHallsClocks(string? at, string? local)
    {
        var column = new FileWords(Page).Time<string?>("Submitted", text => text is null ? null : DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture));

        column.Name.ShouldBe("Submitted (Europe/Warsaw)");
        column.Text(at).ShouldBe(local, "Of an hour that comes twice it says which.");
    }

    [Theory]
    [InlineData("handled", "3", "Handled", "3")]
    [InlineData("serviceLevel", "0.333333", "Service level, %", "33.3")]
    [InlineData("averageSpeedOfAnswer", "200", "Average speed of answer, min", "3.3")]
    [InlineData("busySeconds", "-0.000001", "Time with work in hand, min", "0")]
    [InlineData("occupancy", null, "Occupancy, %", null)]
    public void Figure_OfAnyKind_IsRoundedInAUnitThatItsHeadNames(string metric, string? value, string head, string? text)
    {
        var figures = value is null ? new Dictionary<string, decimal>() : new Dictionary<string, decimal> { [metric] = decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture) };
        var column = new FigureScale(Page.Texts, metric).Column;

        (column.Name, column.Text(new FigureRowView(null, null, figures))).ShouldBe((head, text));
    }

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(0.0001, "< 0.1 %")]
    [InlineData(0.004, "0.4 %")]
    [InlineData(0.333333, "33 %")]
    [InlineData(0.997, "99.7 %")]
    [InlineData(0.99999, "> 99.9 %")]
    [InlineData(1, "100 %")]
    public void Share_NearNothingOrAll_IsNotToldAsThat(double share, string words) => new FigureScale(Page.Texts, "serviceLevel").Words(share).ShouldBe(words);

    [Fact]
    public void Share_OfTime_IsRounded() => new FigureScale(Page.Texts, "occupancy").Words(0.994).ShouldBe("99 %");

    [Fact]
    public void Metrics_OfBothLanguages_HaveNames()
    {
        foreach (var texts in new[] { ConsoleTexts.Find("en")!, ConsoleTexts.Find("zh")! })
        {
            FigureMetric.Names.Where(name => texts.OrNull($"Metric.{name}") is null).ShouldBeEmpty();
        }
    }
}
