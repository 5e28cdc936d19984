using System.Text.Json;
using Coordination.SiloHost.TestKit;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Commands;

/// <summary>A recorded day, calibrated, simulated, and set beside what was recorded.</summary>
public sealed class RecordedBesideTests
{
    [Fact]
    public async Task Simulate_CalibratedDay_ShowsItBesideTheRecording()
    {
        using var folder = new TemporaryFolder();
        var recording = await SmallRecording.WriteAsync(folder);
        var calibrated = await Cli.RunAsync("calibrate", recording, "--day", "2026-03-03", "--out", folder.File("day.json"));
        calibrated.ExitCode.ShouldBe(0, calibrated.Error);
        calibrated.Output.ReplaceLineEndings("").ShouldContain($"--recorded {recording}");

        var people = await Cli.RunAsync("simulate", folder.File("day.json"), "--recorded", recording, "--report", folder.File("day.html"), "--title", "Two desks");
        var machine = await Cli.RunAsync("simulate", folder.File("day.json"), "--recorded", recording, "--day", "2026-03-03", "--json");

        people.ExitCode.ShouldBe(0, people.Error);
        people.Output.ShouldContain("Beside two-desks, 2026-03-03");
        people.Output.ShouldContain("Whole hall");
        var html = await File.ReadAllTextAsync(folder.File("day.html"));
        html.ShouldContain("<h1>Two desks</h1>");
        html.ShouldContain("How near the simulation comes to the recorded day");
        machine.ExitCode.ShouldBe(0, machine.Error);
        using var json = JsonDocument.Parse(machine.Output);
        var recorded = json.RootElement.GetProperty("recorded");
        recorded.GetProperty("date").GetString().ShouldBe("2026-03-03");
        recorded.GetProperty("hall").GetProperty("recorded_peak").GetInt32().ShouldBeGreaterThan(20);
        recorded.GetProperty("hall").GetProperty("curve_error").GetDouble().ShouldBeInRange(0, 1);
        recorded.GetProperty("desks").EnumerateArray().Select(desk => desk.GetProperty("name").GetString()).ShouldBe(["Vehicles", "Registry"]);
        FieldSnapshot.Of(recorded).ShouldMatch("recorded");
    }

    [Theory]
    [InlineData("--day chooses a recorded day; add --recorded", "--day", "2026-03-03")]
    [InlineData("choose one of 2026-03-02, 2026-03-03, 2026-03-04", "--recorded", "two-desks.csv", "--day", "2026-03-09")]
    [InlineData("'3.3.2026' is not a date", "--recorded", "two-desks.csv", "--day", "3.3.2026")]
    [InlineData("say which recorded day with --day", "--recorded", "two-desks.csv")]
    [InlineData("there is no such file", "--recorded", "none.csv", "--day", "2026-03-03")]
    [InlineData("the scenario begins at 00:00", "--recorded", "two-desks.csv", "--day", "2026-03-03")]
    [InlineData("--title names the hall in a report", "--title", "Hall")]
    public async Task Simulate_WrongRecording_IsRefusedWithTheMend(string mend, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        await SmallRecording.WriteAsync(folder);
        await File.WriteAllTextAsync(folder.File("queue.json"), """
            { "version": 1, "name": "Night", "horizon": 120, "replications": 2,
              "queue": { "servers": 2, "arrivals": { "3": 1 }, "service": { "kind": "exponential", "mean": 1 } } }
            """);
        var placed = arguments.Select(argument => argument.EndsWith(".csv", StringComparison.Ordinal) ? folder.File(argument) : argument);

        var result = await Cli.RunAsync(["simulate", folder.File("queue.json"), .. placed]);

        result.ExitCode.ShouldBeInRange(1, 2);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldContain(mend);
        result.HasPlainError.ShouldBeTrue(result.Error);
    }
}
