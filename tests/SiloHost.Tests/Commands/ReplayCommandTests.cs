using System.Security.Cryptography;
using System.Text.Json;
using Coordination.SiloHost.TestKit;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Commands;

public sealed class ReplayCommandTests
{
    private static readonly string[] SmallDay = ["replay", "scenarios/small-day.csv", "--date", "2026-03-02"];

    [Fact]
    public async Task Replay_Json_IsOneObjectAndNothingElse()
    {
        var result = await Cli.RunAsync([.. SmallDay, "--json", "--pooling", "on", "--policy", "accumulating", "--seed", "3"]);

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldBeEmpty();
        using var json = JsonDocument.Parse(result.Output);
        var report = json.RootElement;
        report.GetProperty("hall").GetString().ShouldBe("small-day");
        report.GetProperty("date").GetString().ShouldBe("2026-03-02");
        report.GetProperty("policy").GetString().ShouldBe("accumulating");
        report.GetProperty("pooling").GetBoolean().ShouldBeTrue();
        report.GetProperty("seed").GetInt32().ShouldBe(3);
        report.GetProperty("arrived").GetInt32().ShouldBe(
            report.GetProperty("completed").GetInt32() + report.GetProperty("unfinished").GetInt32());
        var waiting = report.GetProperty("waiting");
        waiting.EnumerateObject().Select(figure => figure.Name)
            .ShouldBe(["mean_minutes", "p50_minutes", "p95_minutes", "max_minutes"]);
        waiting.GetProperty("p50_minutes").GetDouble().ShouldBeLessThanOrEqualTo(waiting.GetProperty("p95_minutes").GetDouble());
        report.GetProperty("peak_waiting").GetProperty("at").GetString()!.ShouldMatch("^[0-9]{2}:[0-9]{2}$");
        report.GetProperty("recorded").GetProperty("peak_waiting").GetProperty("count").GetInt32().ShouldBe(53);
        report.GetProperty("recorded").GetProperty("mean_waiting_minutes").GetDouble().ShouldBeGreaterThan(0);
        report.GetProperty("by_desk").GetArrayLength().ShouldBe(5);
        report.GetProperty("events").GetInt64().ShouldBeGreaterThan(report.GetProperty("arrived").GetInt32());
        report.GetProperty("wall_seconds").GetDouble().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Replay_ForPeople_ShowsDesksAndTheQueueOverTheDay()
    {
        var result = await Cli.RunAsync(SmallDay);

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("Vehicle registration");
        result.Output.ShouldContain("53 at 12:00");
        result.Output.ShouldNotContain("\u001b");
        result.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Replay_TwiceWithTheSameSeed_KeepsTheSameBytesAndVerifies()
    {
        using var folder = new TemporaryFolder();
        var (first, second) = (folder.File("first.db"), folder.File("second.db"));

        (await Cli.RunAsync([.. SmallDay, "--seed", "9", "--data", first])).ExitCode.ShouldBe(0);
        (await Cli.RunAsync([.. SmallDay, "--seed", "9", "--data", second])).ExitCode.ShouldBe(0);

        Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(second)))
            .ShouldBe(Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(first))));
        (await Cli.RunAsync("verify", "--data", first)).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Replay_IntoAFileThatIsThere_NeedsForceAndADatabase()
    {
        using var folder = new TemporaryFolder();
        var (data, letter) = (folder.File("day.db"), folder.File("letter.txt"));
        await File.WriteAllTextAsync(letter, "Dear hall");
        (await Cli.RunAsync([.. SmallDay, "--data", data])).ExitCode.ShouldBe(0);

        var refused = await Cli.RunAsync([.. SmallDay, "--data", data]);
        var forced = await Cli.RunAsync([.. SmallDay, "--data", data, "--force", "--json"]);
        var spared = await Cli.RunAsync([.. SmallDay, "--data", letter, "--force"]);

        refused.ExitCode.ShouldBe(2);
        refused.Error.ShouldContain("--force");
        forced.ExitCode.ShouldBe(0, forced.Error);
        spared.ExitCode.ShouldBe(2);
        (await File.ReadAllTextAsync(letter)).ShouldBe("Dear hall");
    }

    [Fact]
    public async Task Replay_BadRecordingWithForce_LeavesTheOldFileAlone()
    {
        using var folder = new TemporaryFolder();
        var data = folder.File("day.db");
        (await Cli.RunAsync([.. SmallDay, "--data", data])).ExitCode.ShouldBe(0);
        var length = new FileInfo(data).Length;

        var result = await Cli.RunAsync("replay", "no-such-file.csv", "--date", "2026-03-02", "--data", data, "--force");

        result.ExitCode.ShouldBe(1);
        new FileInfo(data).Length.ShouldBe(length);
    }

    [Fact]
    public async Task Replay_IntoAFolderThatIsNotThere_SaysSo()
    {
        using var folder = new TemporaryFolder();

        var result = await Cli.RunAsync([.. SmallDay, "--data", folder.File("none/day.db")]);

        result.ExitCode.ShouldBe(2);
        result.HasPlainError.ShouldBeTrue(result.Error);
    }

    [Theory]
    [InlineData("no-such-file.csv", "2026-03-02", "no such file")]
    [InlineData("scenarios/small-day.csv", "2026-03-03", "choose one of 2026-03-02")]
    [InlineData("scenarios/sample-hall.json", "2026-03-02", "line 1")]
    public async Task Replay_RecordingThatCannotBeUsed_Exits1WithASentence(string file, string date, string words)
    {
        var result = await Cli.RunAsync("replay", file, "--date", date, "--json");

        result.ExitCode.ShouldBe(1);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldContain(file);
        result.Error.ShouldContain(words);
        result.HasPlainError.ShouldBeTrue(result.Error);
    }

    [Fact]
    public async Task Replay_BadNumber_NamesFileLineAndField()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("bad.csv");
        var lines = await File.ReadAllLinesAsync(Path.Combine(Cli.Repository, "scenarios", "small-day.csv"));
        lines[41] = lines[41].Replace(",9,1", ",nine,1", StringComparison.Ordinal).Replace(",6,1", ",six,1", StringComparison.Ordinal)
            .Replace(",8,1", ",eight,1", StringComparison.Ordinal).Replace(",0,1", ",zero,1", StringComparison.Ordinal).Replace(",2,1", ",two,1", StringComparison.Ordinal);
        await File.WriteAllLinesAsync(file, lines);

        var result = await Cli.RunAsync("replay", file, "--date", "2026-03-02");

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain($"{file}, line 42, field nominal_service_minutes: ");
    }

    [Fact]
    public async Task Replay_Report_WritesAPageAndKeepsStandardOutputForJson()
    {
        using var folder = new TemporaryFolder();
        var page = folder.File("day.html");

        var result = await Cli.RunAsync([.. SmallDay, "--report", page, "--title", "Town & hall", "--json"]);

        result.ExitCode.ShouldBe(0, result.Error);
        JsonDocument.Parse(result.Output).Dispose();
        var html = await File.ReadAllTextAsync(page);
        html.ShouldContain("<h1>Town &amp; hall</h1>");
        html.ShouldNotContain("<script");
    }

    [Fact]
    public async Task Replay_ReportThatCannotBeWritten_SaysSoBeforeItBegins()
    {
        using var folder = new TemporaryFolder();
        var letter = folder.File("letter.html");
        await File.WriteAllTextAsync(letter, "Dear hall");

        var nowhere = await Cli.RunAsync([.. SmallDay, "--report", folder.File("none/day.html")]);
        var refused = await Cli.RunAsync([.. SmallDay, "--report", letter]);
        var titled = await Cli.RunAsync([.. SmallDay, "--title", "Town hall"]);

        (nowhere.ExitCode, refused.ExitCode, titled.ExitCode).ShouldBe((1, 1, 2));
        nowhere.HasPlainError.ShouldBeTrue(nowhere.Error);
        refused.Error.ShouldContain("no report");
        titled.Error.ShouldContain("--report");
        (await File.ReadAllTextAsync(letter)).ShouldBe("Dear hall");
    }

    [Fact]
    public async Task Replay_Verbose_AddsTheDetails()
    {
        var result = await Cli.RunAsync("replay", "no-such-file.csv", "--date", "2026-03-02", "--verbose");

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain(nameof(FileNotFoundException));
    }
}
