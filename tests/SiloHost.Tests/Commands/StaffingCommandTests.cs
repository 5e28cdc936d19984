using System.Text.Json;
using Coordination.SiloHost.TestKit;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Commands;

public sealed class StaffingCommandTests
{
    private const string Desk = "scenarios/staffing-desk.json";

    [Fact]
    public async Task Staff_Json_HasTheFieldsOfTheSnapshot()
    {
        var result = await Cli.RunAsync(
            "staff", Desk, "--target", "permits/level3:90%<15m,level4:80%<10m", "--interval", "60", "--replications", "10", "--curve", "75", "--shift", "3h", "2h", "--json");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldBeEmpty();
        FieldSnapshot.Of(result.Output).ShouldMatch("staff");
        using var json = JsonDocument.Parse(result.Output);
        json.RootElement.GetProperty("feasible").GetBoolean().ShouldBeTrue();
        foreach (var target in json.RootElement.GetProperty("targets").EnumerateArray())
        {
            target.GetProperty("reached").GetProperty("ci95_low").GetDouble().ShouldBeGreaterThanOrEqualTo(target.GetProperty("target").GetProperty("percent").GetDouble() - 1e-9);
        }
    }

    [Fact]
    public async Task Staff_Out_IsAScenarioThatReachesTheSameShares()
    {
        using var folder = new TemporaryFolder();

        var staff = await Cli.RunAsync("staff", Desk, "--target", "level4:80%<10m", "--interval", "60", "--replications", "10", "--out", folder.File("roster.json"));
        var simulated = await Cli.RunAsync("simulate", folder.File("roster.json"), "--replications", "3", "--json");

        staff.ExitCode.ShouldBe(0, staff.Error);
        staff.Output.ShouldContain("level4:80%<10m");
        staff.Output.ReplaceLineEndings("").ShouldContain($"silo-host simulate {folder.File("roster.json")}");
        simulated.ExitCode.ShouldBe(0, simulated.Error);
    }

    [Fact]
    public async Task Staff_Shifts_AreShownAndWrittenAsWholeShifts()
    {
        using var folder = new TemporaryFolder();

        var staff = await Cli.RunAsync(
            "staff", Desk, "--target", "level4:80%<10m", "--interval", "60", "--replications", "10", "--shift", "2h,3h", "--shift-starts", "1h", "--out", folder.File("roster.json"));

        staff.ExitCode.ShouldBe(0, staff.Error);
        staff.Output.ShouldContain("in whole shifts");
        staff.Output.ReplaceLineEndings(" ").ShouldContain("over what the intervals need. Simulated again: every target is met");
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(folder.File("roster.json")));
        var shifts = json.RootElement.GetProperty("rosters").EnumerateArray().SelectMany(roster => roster.GetProperty("shifts").EnumerateArray())
            .Select(shift => shift.GetProperty("to").GetDouble() - shift.GetProperty("from").GetDouble()).ToList();
        shifts.ShouldNotBeEmpty();
        shifts.ShouldAllBe(length => length == 120 || length == 180);
    }

    [Fact]
    public async Task Staff_TargetThatCannotBeMet_Exits1WithTheNearestThatCan()
    {
        string[] arguments = ["staff", Desk, "--target", "all:99%<1s", "--interval", "60", "--replications", "10", "--extra", "0"];

        var people = await Cli.RunAsync(arguments);
        var machine = await Cli.RunAsync([.. arguments, "--json"]);

        people.ExitCode.ShouldBe(1, people.Error);
        people.Output.ShouldContain("all:99%<1s cannot be met.");
        people.Output.ShouldContain("The nearest is");
        machine.ExitCode.ShouldBe(1);
        using var json = JsonDocument.Parse(machine.Output);
        json.RootElement.GetProperty("feasible").GetBoolean().ShouldBeFalse();
        var target = json.RootElement.GetProperty("targets")[0];
        target.GetProperty("nearest").GetProperty("percent").GetDouble().ShouldBeLessThan(99);
        target.GetProperty("nearest_minutes").GetDouble().ShouldBeGreaterThan(1.0 / 60);
        target.GetProperty("causes").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("'level6' is no level; write level1 to level5, or all", "--target", "level6:95%<5m")]
    [InlineData("'95' is no share; write a percentage", "--target", "level1:95<5m")]
    [InlineData("'5' is no time; write a number above 0 with s, m or h", "--target", "level1:95%<5")]
    [InlineData("'whenever' is no target; write LEVEL:SHARE%<TIME", "--target", "whenever")]
    [InlineData("there is no department 'cellar'; there are information, permits", "--target", "cellar/all:90%<5m")]
    [InlineData("Nobody comes whom the target level5:90%<5m is for", "--target", "level5:90%<5m")]
    [InlineData("repeats a target for the same people", "--target", "all:90%<5m,all:80%<5m")]
    [InlineData("--cost 'permits' is not right; write GROUP=NUMBER", "--target", "all:90%<5m", "--cost", "permits")]
    [InlineData("There is no group 'cellar' to cost anything", "--target", "all:90%<5m", "--cost", "cellar=2")]
    [InlineData("--curve 'much' is no share", "--target", "all:90%<5m", "--curve", "much")]
    [InlineData("--out no-such-folder/roster.json cannot be a file", "--target", "all:90%<5m", "--out", "no-such-folder/roster.json")]
    [InlineData("--interval '0' is not right", "--target", "all:90%<5m", "--interval", "0")]
    [InlineData("--shift '0h' is not right; write a number above 0 with m or h", "--target", "all:90%<5m", "--shift", "0h")]
    [InlineData("--shift '8' is not right", "--target", "all:90%<5m", "--shift", "8")]
    [InlineData("--shift 8h is longer than the scenario's 5h; take a shorter shift", "--target", "all:90%<5m", "--shift", "8h")]
    [InlineData("--shift 50m is not made of whole intervals of 15m; write 45m", "--target", "all:90%<5m", "--shift", "50m")]
    [InlineData("--shift-starts '0m' is not right", "--target", "all:90%<5m", "--shift", "2h", "--shift-starts", "0m")]
    [InlineData("--shift-starts 40m is not made of whole intervals of 15m; write 45m", "--target", "all:90%<5m", "--shift", "2h", "--shift-starts", "40m")]
    [InlineData("--shift-starts says when the shifts of --shift may begin; name one", "--target", "all:90%<5m", "--shift-starts", "1h")]
    [InlineData("No shift of --shift can cover the interval at 09:00, since shifts begin every 2h", "--target", "all:90%<5m", "--shift", "1h", "--shift-starts", "2h")]
    public async Task Staff_WrongOption_Exits2WithTheMend(string mend, params string[] arguments)
    {
        var result = await Cli.RunAsync(["staff", Desk, .. arguments]);

        result.ExitCode.ShouldBe(2, result.Error);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldContain(mend);
        result.HasPlainError.ShouldBeTrue(result.Error);
    }
}
