using System.Globalization;
using System.Text;
using System.Text.Json;
using Coordination.Plans;
using Coordination.Reports.Page;
using Coordination.Reports.Replays;
using Coordination.Reports.Simulations;
using Coordination.Simulation.Recordings;
using Coordination.Simulation.Results;
using Coordination.Simulation.Runs;
using Coordination.Simulation.Scenarios;
using Shouldly;
using Xunit;

namespace Coordination.Reports.Tests;

/// <summary>What is written never follows the culture of whoever runs the program: not a comma for a point, not a Turkish i.</summary>
public sealed class CultureTests
{
    private const string Faulty = """
        {"centre":"hall","name":"","timeZone":"Nowhere","departments":[{"id":"desk","name":"Desk"}],
         "services":[{"id":"card","name":"Card","steps":[{"id":"issue","department":"desk","expectedMinutes":-1.5}]}],
         "routing":{"order":"accumulating","rates":{"GENERAL":-0.25}}}
        """;

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("zh")]
    public async Task Texts_UnderAnyCulture_AreTheSame(string culture)
    {
        var pair = await Pages.SmallDayAsync();
        var result = SimulationRun.Run(
            ScenarioDocument.ReadFile(Path.Combine(Repository.Root, "scenarios", "peak-day.json")).Scenario!, new SimulationOptions { Replications = 2, Threads = 1 });

        var expected = await UnderAsync(CultureInfo.InvariantCulture, () => TextsAsync(pair, result));
        var texts = await UnderAsync(CultureInfo.GetCultureInfo(culture, predefinedOnly: true), () => TextsAsync(pair, result));

        texts.Count.ShouldBe(expected.Count);
        for (var index = 0; index < texts.Count; index++)
        {
            texts[index].ShouldBe(expected[index]);
        }
    }

    [Theory]
    [InlineData("en", "Monday")]
    [InlineData("zh", "星期一")]
    public void Cultures_OfTheReaders_AreThere(string culture, string monday) =>
        CultureInfo.GetCultureInfo(culture, predefinedOnly: true).DateTimeFormat.GetDayName(DayOfWeek.Monday).ShouldBe(monday);

    private static async Task<List<string>> TextsAsync(ReplayPair pair, SimulationResult result) =>
    [
        await ReportHtml.RenderAsync(ReplayReportPage.Of(pair)),
        await ReportHtml.RenderAsync(SimulationReportPage.Of(result)),
        SimulationResultJson.Write(result),
        JsonSerializer.Serialize(RecordingReader.ReadDay(Path.Combine(Repository.Root, "scenarios", "small-day.csv"), new DateOnly(2026, 3, 2))),
        Encoding.UTF8.GetString(PlanDocument.WriteIndented(SamplePlan.Load())),
        .. PlanDocument.ReadAndCheck(Encoding.UTF8.GetBytes(Faulty), new DateOnly(2026, 12, 1)).Faults.Select(fault => $"{fault.Path}: {fault.Message}"),
    ];

    private static async Task<T> UnderAsync<T>(CultureInfo culture, Func<Task<T>> work)
    {
        var (before, threads) = (CultureInfo.CurrentCulture, CultureInfo.DefaultThreadCurrentCulture);
        (CultureInfo.CurrentCulture, CultureInfo.DefaultThreadCurrentCulture) = (culture, culture);
        try
        {
            return await work();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.DefaultThreadCurrentCulture) = (before, threads);
        }
    }
}
