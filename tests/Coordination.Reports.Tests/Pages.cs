using System.Text.RegularExpressions;
using System.Xml.Linq;
using Coordination.Reports.Model;
using Coordination.Reports.Page;
using Coordination.Reports.Replays;
using Coordination.Reports.Simulations;
using Coordination.Simulation.Fits;
using Coordination.Simulation.Recordings;
using Coordination.Simulation.Replays;
using Coordination.Simulation.Runs;
using Coordination.Simulation.Scenarios;
using Coordination.Sqlite;

namespace Coordination.Reports.Tests;

/// <summary>Pages of real work: the small recorded day, replayed both ways; the peak day, organised three ways. Made once.</summary>
internal static partial class Pages
{
    private static readonly Lazy<Task<ReplayPair>> Pair = new(ReplayAsync);
    private static readonly Lazy<Task<string>> ReplayHtml = new(async () => await ReportHtml.RenderAsync(ReplayReportPage.Of(await Pair.Value)));
    private static readonly Lazy<Task<string>> ComparisonHtml = new(() => ReportHtml.RenderAsync(Comparison()));

    public static Task<ReplayPair> SmallDayAsync() => Pair.Value;

    public static Task<string> SmallDayHtmlAsync() => ReplayHtml.Value;

    public static Task<string> OrganisationsHtmlAsync() => ComparisonHtml.Value;

    /// <summary>A page as XML: every element has to be closed for that.</summary>
    public static XElement Parse(string html) => XDocument.Parse(Void().Replace(html.Replace("<!DOCTYPE html>", "", StringComparison.OrdinalIgnoreCase), "<$1$2/>")).Root!;

    public static HallReport Comparison()
    {
        var reading = ScenarioDocument.ReadFile(Path.Combine(Repository.Root, "scenarios", "peak-day.json"));
        var variants = new[] { "organisation=silo", "organisation=flat", "organisation=ladder" }.Select(text => VariantText.Apply(reading.Scenario!, text));
        return SimulationReportPage.Of(SimulationRun.Compare([.. variants], new SimulationOptions { Replications = 3, Threads = 1 }));
    }

    /// <summary>The peak day beside a made-up recording of one of its departments.</summary>
    public static HallReport Recorded()
    {
        var scenario = ScenarioDocument.ReadFile(Path.Combine(Repository.Root, "scenarios", "peak-day.json")).Scenario!;
        RecordedSnapshot Seen(int hour, int waiting) => new(new TimeOnly(hour, 0), 1, waiting, null, 0);
        var day = new RecordedDay("riverside", new DateOnly(2026, 3, 2), [new RecordedDesk("1", "A", "Civil Registry", [Seen(8, 0), Seen(10, 40), Seen(12, 10)])]);
        var result = SimulationRun.Run(scenario, new SimulationOptions { Replications = 3, Threads = 1 });
        return SimulationReportPage.Of(result with { Recorded = RecordedFit.Of(result, day) }, " Riverside ");
    }

    private static async Task<ReplayPair> ReplayAsync()
    {
        var day = RecordingReader.ReadDay(Path.Combine(Repository.Root, "scenarios", "small-day.csv"), new DateOnly(2026, 3, 2));
        return new ReplayPair(day, await ReplayAsync(day, pooling: false), await ReplayAsync(day, pooling: true));
    }

    private static async Task<ReplayReport> ReplayAsync(RecordedDay day, bool pooling)
    {
        var folder = Directory.CreateTempSubdirectory("coordination-reports-");
        try
        {
            await using var journal = new SqliteJournal(new SqliteJournalOptions
            {
                Path = Path.Combine(folder.FullName, "replay.db"), InlineCommits = true, Durability = SqliteDurability.Relaxed,
            });
            return ReplayRun.Run(day, new ReplayOptions { Pooling = pooling }, journal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex("<(meta|br)([^>]*?)/?>")]
    private static partial Regex Void();
}
