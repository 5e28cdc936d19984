using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Coordination.SiloHost.TestKit;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Commands;

public sealed partial class VerifyCommandTests
{
    [Fact]
    public async Task Verify_SoundJournal_Exits0AndCounts()
    {
        using var folder = new TemporaryFolder();
        var data = await ReplayAsync(folder);

        var people = await Cli.RunAsync("verify", "--data", data);
        var machine = await Cli.RunAsync("verify", "--data", data, "--json");

        people.ExitCode.ShouldBe(0, people.Error);
        people.Output.ShouldContain("verify");
        machine.ExitCode.ShouldBe(0, machine.Error);
        using var json = JsonDocument.Parse(machine.Output);
        json.RootElement.GetProperty("is_sound").GetBoolean().ShouldBeTrue();
        json.RootElement.GetProperty("events").GetInt64().ShouldBeGreaterThan(1000);
        json.RootElement.GetProperty("first").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Verify_OneByteChanged_Exits1AndNamesTheFirstDifference()
    {
        using var folder = new TemporaryFolder();
        var data = await ReplayAsync(folder);
        await TamperAsync(data);

        var people = await Cli.RunAsync("verify", "--data", data);
        var machine = await Cli.RunAsync("verify", "--data", data, "--json");

        people.ExitCode.ShouldBe(1);
        people.Output.ShouldBeEmpty();
        people.Error.ShouldContain("expected");
        people.HasPlainError.ShouldBeTrue(people.Error);
        machine.ExitCode.ShouldBe(1);
        using var json = JsonDocument.Parse(machine.Output);
        json.RootElement.GetProperty("is_sound").GetBoolean().ShouldBeFalse();
        json.RootElement.GetProperty("differing_grains").GetInt64().ShouldBe(1);
        json.RootElement.GetProperty("first").GetProperty("grain").GetString()!.ShouldStartWith("Request:");
    }

    [Fact]
    public async Task Verify_NoSuchFile_Exits1AndMakesNone()
    {
        using var folder = new TemporaryFolder();
        var data = folder.File("none.db");

        var result = await Cli.RunAsync("verify", "--data", data);

        result.ExitCode.ShouldBe(1);
        result.HasPlainError.ShouldBeTrue(result.Error);
        File.Exists(data).ShouldBeFalse();
    }

    [Fact]
    public async Task Verify_FileThatIsNoJournal_Exits1WithASentence()
    {
        using var folder = new TemporaryFolder();
        var data = folder.File("letter.db");
        await File.WriteAllTextAsync(data, string.Join(' ', Enumerable.Repeat("Dear hall,", 1000)));

        var result = await Cli.RunAsync("verify", "--data", data);

        result.ExitCode.ShouldBe(1);
        result.HasPlainError.ShouldBeTrue(result.Error);
    }

    private static async Task<string> ReplayAsync(TemporaryFolder folder)
    {
        var data = folder.File("day.db");
        (await Cli.RunAsync("replay", "scenarios/small-day.csv", "--date", "2026-03-02", "--data", data)).ExitCode.ShouldBe(0);
        return data;
    }

    // Who came stands in their request's first events under an id of their own: another letter is another person. Pages keep stale copies as well.
    private static async Task TamperAsync(string data)
    {
        var text = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(data));
        var citizen = Actor().Matches(text).GroupBy(found => found.Value).First(found => found.Count() is > 1 and < 6).Key;
        await File.WriteAllBytesAsync(data, Encoding.Latin1.GetBytes(text.Replace(citizen, citizen.Replace("p-", "p-b", StringComparison.Ordinal)[..citizen.Length], StringComparison.Ordinal)));
    }

    [GeneratedRegex("p-[a-z2-7]{26}")]
    private static partial Regex Actor();
}
