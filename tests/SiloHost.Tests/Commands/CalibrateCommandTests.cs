using System.Text.Json;
using Coordination.SiloHost.TestKit;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Commands;

public sealed class CalibrateCommandTests
{
    [Fact]
    public async Task Calibrate_Json_HasTheFieldsOfTheSnapshot()
    {
        using var folder = new TemporaryFolder();

        var result = await Cli.RunAsync("calibrate", await SmallRecording.WriteAsync(folder), "--json");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldBeEmpty();
        FieldSnapshot.Of(result.Output).ShouldMatch("calibrate");
        using var json = JsonDocument.Parse(result.Output);
        json.RootElement.GetProperty("days_checked").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task Calibrate_SeveralHalls_WritesAScenarioForEach()
    {
        using var folder = new TemporaryFolder();
        var (one, other) = (await SmallRecording.WriteAsync(folder, "north.csv"), await SmallRecording.WriteAsync(folder, "south.csv"));

        var result = await Cli.RunAsync("calibrate", one, other, "--check-days", "2026-03-04", "--out", folder.File("day.json"));

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("Medians over 2 office-days");
        foreach (var hall in (string[])["north", "south"])
        {
            (await Cli.RunAsync("simulate", folder.File($"day-{hall}.json"), "--replications", "2")).ExitCode.ShouldBe(0);
        }
    }

    [Fact]
    public async Task Calibrate_Estimates_SetsTheEngineBesideTheNaiveEstimate()
    {
        using var folder = new TemporaryFolder();
        var recording = await SmallRecording.WriteAsync(folder);

        var people = await Cli.RunAsync("calibrate", recording, "--estimates");
        var machine = await Cli.RunAsync("calibrate", recording, "--estimates", "--json");

        people.ExitCode.ShouldBe(0, people.Error);
        people.Output.ShouldContain("two-desks");
        people.Output.ShouldContain("naive");
        machine.ExitCode.ShouldBe(0, machine.Error);
        machine.Error.ShouldBeEmpty();
        FieldSnapshot.Of(machine.Output).ShouldMatch("estimates");
        using var json = JsonDocument.Parse(machine.Output);
        var all = json.RootElement.GetProperty("all");
        all.GetProperty("citizens").GetInt32().ShouldBeGreaterThan(200);
        all.GetProperty("coverage").GetDouble().ShouldBeInRange(0, 1);
    }

    [Theory]
    [InlineData(2, "'4.3.2026' is not a date", "RECORDING", "--check-days", "4.3.2026")]
    [InlineData(2, "--estimates goes through all recorded days", "RECORDING", "--estimates", "--day", "2026-03-03")]
    [InlineData(2, "--out . cannot be a file", "RECORDING", "--out", ".")]
    [InlineData(2, "Required argument")]
    [InlineData(1, "2026-03-09", "RECORDING", "--check-days", "2026-03-09")]
    [InlineData(1, "2026-03-09", "RECORDING", "--day", "2026-03-09")]
    [InlineData(1, "no-such.csv", "no-such.csv")]
    [InlineData(1, "line 1", "scenarios/mmc-3.json")]
    public async Task Calibrate_WrongInput_IsRefusedWithASentence(int code, string words, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var recording = await SmallRecording.WriteAsync(folder);

        var result = await Cli.RunAsync(["calibrate", .. arguments.Select(argument => argument == "RECORDING" ? recording : argument)]);

        result.ExitCode.ShouldBe(code, result.Error);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldContain(words);
        result.HasPlainError.ShouldBeTrue(result.Error);
    }
}
