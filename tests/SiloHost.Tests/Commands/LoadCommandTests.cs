using System.Text.Json;
using Coordination.SiloHost.TestKit;
using Coordination.SiloHost.Tests.Serving;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Commands;

public sealed class LoadCommandTests(InProcessHall hall) : IClassFixture<InProcessHall>
{
    [Fact]
    public async Task Load_RunningHost_ServesEverybodyWithoutTrouble()
    {
        using var folder = new TemporaryFolder();
        await using var served = await Served.StartAsync("--data", folder.File("hall.db"), "--in-process");

        var result = await Cli.RunAsync(
            "load", "--url", served.Client.BaseAddress!.OriginalString, "--scenario", "scenarios/peak-day.json", "--minutes", "30", "--speed", "600", "--json");

        // Whether waits are as simulated is not asked at this speed, at which a machine's hiccup lasts minutes.
        result.Error.ShouldBeEmpty();
        using var report = JsonDocument.Parse(result.Output);
        var came = report.RootElement.GetProperty("came").GetInt32();
        came.ShouldBeGreaterThan(10);
        report.RootElement.GetProperty("finished").GetInt32().ShouldBe(came);
        report.RootElement.GetProperty("troubles").EnumerateObject().ShouldBeEmpty();
        report.RootElement.GetProperty("calls").EnumerateArray().Select(call => call.GetProperty("call").GetString())
            .ShouldBe(["complete", "duty", "next", "start", "submit"]);
        var centre = report.RootElement.GetProperty("centre").GetString();
        (await served.Client.GetStringAsync($"/management/v1/centres/{centre}/counts")).ShouldContain($"\"completed\":{came}");
        (await served.Client.GetStringAsync("/management/v1/centres/riverside/counts")).ShouldNotContain("\"completed\"");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Load_HostThatAsksWhoCalls_MakesItsOwnKeysByAnAdministrators(bool isByVariable)
    {
        var key = await KeyAsync(hall.Data, "--role", "administrator");
        string[] load = ["load", "--url", hall.Served.Client.BaseAddress!.OriginalString, "--scenario", "scenarios/peak-day.json", "--minutes", "10", "--speed", "600", "--json"];

        var result = await Cli.RunAsync(isByVariable ? new Dictionary<string, string> { ["COORDINATION_KEY"] = key } : [], isByVariable ? load : [.. load, "--key", key]);

        result.Error.ShouldBeEmpty();
        result.Output.ShouldNotContain(key);
        using var report = JsonDocument.Parse(result.Output);
        var came = report.RootElement.GetProperty("came").GetInt32();
        came.ShouldBeGreaterThan(3);
        report.RootElement.GetProperty("finished").GetInt32().ShouldBe(came);
        report.RootElement.GetProperty("troubles").EnumerateObject().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, "asks who calls")]
    [InlineData("cdn_ab3d5f7h_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "does not take the key")]
    [InlineData("of one hall", "must be that of an administrator of all halls")]
    public async Task Load_HostThatAsksWhoCalls_SaysWhatItTakes(string? key, string words)
    {
        key = key == "of one hall" ? await KeyAsync(hall.Data, "--role", "administrator", "--hall", "riverside") : key;

        var result = await Cli.RunAsync(
            ["load", "--url", hall.Served.Client.BaseAddress!.OriginalString, "--scenario", "scenarios/mmc-3.json", "--minutes", "5", .. key is null ? (string[])[] : ["--key", key]]);

        result.ExitCode.ShouldBe(1);
        result.HasPlainError.ShouldBeTrue(result.Error);
        result.Error.ShouldContain(words);
        result.Error.ShouldContain("--key");
        if (key is not null)
        {
            result.Error.ShouldNotContain(key);
        }
    }

    [Fact]
    public async Task Load_KeyThatIsNone_IsRefusedByName()
    {
        var result = await Cli.RunAsync("load", "--scenario", "scenarios/mmc-3.json", "--url", "http://127.0.0.1:1", "--key", "two words");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("--key (or COORDINATION_KEY) is not a key");
        result.Error.ShouldNotContain("two words");
    }

    private static async Task<string> KeyAsync(string data, params string[] role)
    {
        var made = await Cli.RunAsync(["access", "key", "--data", data, .. role, "--reason", "A load."]);
        made.ExitCode.ShouldBe(0, made.Error);
        return made.Output.Split('\n')[0];
    }

    [Fact]
    public async Task Load_NobodyThere_SaysSo()
    {
        var result = await Cli.RunAsync("load", "--scenario", "scenarios/mmc-3.json", "--url", "http://127.0.0.1:1", "--minutes", "5");

        result.ExitCode.ShouldBe(1);
        result.HasPlainError.ShouldBeTrue(result.Error);
        result.Error.ShouldContain("cannot be reached");
        result.Error.ShouldContain("--url");
    }

    [Theory]
    [InlineData("--url", "somewhere")]
    [InlineData("--speed", "0")]
    [InlineData("--minutes", "-1")]
    public async Task Load_WrongOption_IsRefusedByName(string option, string value)
    {
        string[] where = option == "--url" ? [] : ["--url", "http://127.0.0.1:1"];

        var result = await Cli.RunAsync(["load", "--scenario", "scenarios/mmc-3.json", .. where, option, value]);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain($"{option} '{value}'");
    }
}
