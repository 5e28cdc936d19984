using System.Text.Json;
using Coordination.SiloHost.TestKit;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Commands;

public sealed class SimulateCommandTests
{
    private const string Queue = """
        { "version": 1, "name": "Small", "horizon": 2000, "warmUp": 100, "replications": 4, "seed": 3,
          "queue": { "servers": 2, "arrivals": { "1": 0.5, "3": 1 }, "service": { "kind": "exponential", "mean": 1 } } }
        """;

    [Fact]
    public async Task Simulate_Json_PrintsTheFieldsThatProgramsRead()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("queue.json"), Queue);

        var result = await Cli.RunAsync("simulate", folder.File("queue.json"), "--json");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldBeEmpty();
        using var json = JsonDocument.Parse(result.Output);
        var root = json.RootElement;
        var level = root.GetProperty("levels")[0];
        level.GetProperty("level").GetInt32().ShouldBe(1);
        level.GetProperty("served").GetInt64().ShouldBeGreaterThan(3000);
        var names = level.GetProperty("waiting").EnumerateObject().Select(property => property.Name).ToList();
        names.ShouldBeSubsetOf(["mean_minutes", "ci95_low", "ci95_high", "p50_minutes", "p90_minutes", "p95_minutes", "p99_minutes", "max_minutes"]);
        names.Count.ShouldBe(8);
        root.GetProperty("waiting").GetProperty("mean_minutes").GetDouble().ShouldBeGreaterThan(0);
        root.GetProperty("occupancy").GetProperty("mean").GetDouble().ShouldBe(0.75, 0.05);
        root.GetProperty("abandoned").GetProperty("mean").GetDouble().ShouldBe(0);
        root.GetProperty("customers").GetInt64().ShouldBeGreaterThan(10_000);
        root.GetProperty("replications").GetInt32().ShouldBe(4);
        root.GetProperty("customers_per_second").GetDouble().ShouldBeGreaterThan(0);
        root.GetProperty("seed").GetUInt64().ShouldBe(3u);
    }

    [Fact]
    public async Task Simulate_CompareForPeople_ShowsDifferencesAndWritesVisits()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("queue.json"), Queue);

        var result = await Cli.RunAsync(
            "simulate", folder.File("queue.json"), "--compare", "policy=strict", "policy=accumulating", "--replications", "3", "--csv", folder.File("visits.csv"));

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("policy=accumulating");
        result.Output.ShouldContain("mean wait");
        var lines = await File.ReadAllLinesAsync(folder.File("visits.csv"));
        lines[0].ShouldStartWith("variant,replication,citizen,");
        lines.Skip(1).Select(line => line.Split(',')[0]).Distinct().ShouldBe(["policy=strict", "policy=accumulating"]);
    }

    [Fact]
    public async Task Simulate_ReportOfFourVariants_DrawsEveryOneAndSaysWhereItIs()
    {
        using var folder = new TemporaryFolder();
        var page = folder.File("peak.html");

        var result = await Cli.RunAsync(
            "simulate", "scenarios/peak-day.json", "--replications", "3", "--report", page,
            "--compare", "organisation=silo", "organisation=flat", "organisation=ladder", "policy=accumulating");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldBeEmpty();
        result.Output.ReplaceLineEndings("").ShouldContain($"The report is in {page}.");
        var html = await File.ReadAllTextAsync(page);
        var chart = html[html.IndexOf("id=\"waiting\"", StringComparison.Ordinal)..];
        foreach (var look in (string[])["line-line", "line-dashes", "line-dots", "line-dashdots"])
        {
            chart[..chart.IndexOf("</figure>", StringComparison.Ordinal)].ShouldContain($"cc-{look}\"");
        }
    }

    [Fact]
    public async Task Simulate_ReportOverSomethingElse_IsRefusedBeforeTheWorkAndLeftAlone()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("letter.html"), "Dear hall");

        var result = await Cli.RunAsync("simulate", "scenarios/mmc-3.json", "--report", folder.File("letter.html"));

        result.ExitCode.ShouldBe(1);
        result.HasPlainError.ShouldBeTrue(result.Error);
        result.Error.ShouldContain("name another file");
        (await File.ReadAllTextAsync(folder.File("letter.html"))).ShouldBe("Dear hall");
    }

    [Fact]
    public async Task Simulate_FaultyScenario_Exits1AndNamesEveryPath()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("queue.json"), Queue.Replace("\"servers\": 2", "\"servers\": 0", StringComparison.Ordinal).Replace("\"3\": 1 }", "\"3\": -1 }", StringComparison.Ordinal));

        var result = await Cli.RunAsync("simulate", folder.File("queue.json"));

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("$.queue.servers: ");
        result.Error.ShouldContain("$.queue.arrivals");
    }

    [Theory]
    [InlineData("policy=none", "policy is one of strict, accumulating, deadline")]
    [InlineData("colour=red", "write one of")]
    public async Task Simulate_UnknownVariant_Exits2WithTheMend(string variant, string mend)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("queue.json"), Queue);

        var result = await Cli.RunAsync("simulate", folder.File("queue.json"), "--compare", variant);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(mend);
        result.HasPlainError.ShouldBeTrue(result.Error);
    }
}
