using System.Text;
using Coordination.Console.Exports;
using Coordination.Console.Figures;
using Coordination.Console.Shell;
using Coordination.Console.Tests.Hosting;
using Coordination.Console.Texts;
using Coordination.Plans;
using Coordination.Queries;
using Coordination.Requests;
using Coordination.Web.Management.Queries;
using Microsoft.AspNetCore.Http;
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
    [InlineData("serviceLevel", "0.9996", "Service level, %", "99.96")]
    [InlineData("serviceLevel", "0.000400", "Service level, %", "0.04")]
    [InlineData("serviceLevel", "1.000000", "Service level, %", "100")]
    [InlineData("occupancy", "0.9996", "Occupancy, %", "100")]
    [InlineData("averageSpeedOfAnswer", "200", "Average speed of answer, min", "3.3")]
    [InlineData("busySeconds", "-0.000001", "Time with work in hand, min", "0")]
    [InlineData("occupancy", null, "Occupancy, %", null)]
    public void Figure_OfAnyKind_IsRoundedInAUnitThatItsHeadNames(string metric, string? value, string head, string? text)
    {
        var figures = value is null ? new Dictionary<string, decimal>() : new Dictionary<string, decimal> { [metric] = decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture) };
        var column = new FigureScale(Page.Texts, metric).ColumnBy(null);

        (column.Name, column.Text(new FigureRowView(null, null, figures))).ShouldBe((head, text));
    }

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(0.0001, "< 0.1 %")]
    [InlineData(0.004, "0.4 %")]
    [InlineData(0.333333, "33 %")]
    [InlineData(0.997, "99.7 %")]
    [InlineData(0.9995, "> 99.9 %")]
    [InlineData(0.99999, "> 99.9 %")]
    [InlineData(1, "100 %")]
    public void Share_NearNothingOrAll_IsNotToldAsThat(double share, string words) => new FigureScale(Page.Texts, "serviceLevel").Words(share).ShouldBe(words);

    [Fact]
    public void Share_OfTime_IsRounded() => new FigureScale(Page.Texts, "occupancy").Words(0.994).ShouldBe("99 %");

    [Theory]
    [InlineData("Staff", "anna", "queued", null)]
    [InlineData("Staff", "anna", "abandonmentRate", null)]
    [InlineData("Staff", "anna", "missed", null)]
    [InlineData("Staff", "anna", "handled", "0")]
    [InlineData("Staff", null, "queued", "0")]
    [InlineData("Department", "permits", "submitted", null)]
    [InlineData("Department", "permits", "queued", "0")]
    [InlineData("Service", "permit", "submitted", "0")]
    [InlineData(null, null, "submitted", "0")]
    public void Figure_ThatARowCannotHave_IsNotToldAsZero(string? by, string? key, string metric, string? text) =>
        new FigureScale(Page.Texts, metric).ColumnBy(by is null ? null : Enum.Parse<FigureDimension>(by)).Text(new FigureRowView(key, null, new Dictionary<string, decimal> { [metric] = 0 })).ShouldBe(text);

    [Fact]
    public async Task Number_BelowZero_IsWrittenAsOne()
    {
        var row = new RequestRowView
        {
            Request = default, Service = ConsolePlan.Paper, Status = RequestStatus.Waiting, Channel = Channel.Window, Applicant = ApplicantKind.Citizen, Places = [],
            SubmittedAt = default, MinutesToDue = -12, Missed = true, Reopened = 0, Version = 1,
        };
        var call = new DefaultHttpContext { Response = { Body = new MemoryStream() } };
        await new TableResponse<RequestRowView>(
            TableForm.Csv, "requests", FileColumns.OfRequests(new FileWords(Page)), ColumnChoice.All, _ => Task.FromResult(new QueryPage<RequestRowView>([row], null))).ExecuteAsync(call);

        Encoding.UTF8.GetString(((MemoryStream)call.Response.Body).ToArray()).ShouldContain(",-12,yes,");
    }

    [Fact]
    public void Metrics_OfBothLanguages_HaveNames()
    {
        foreach (var texts in new[] { ConsoleTexts.Find("en")!, ConsoleTexts.Find("zh")! })
        {
            FigureMetric.Names.Where(name => texts.OrNull($"Metric.{name}") is null).ShouldBeEmpty();
        }
    }
}
