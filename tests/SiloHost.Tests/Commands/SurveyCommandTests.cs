using System.Text.Json;
using Coordination.SiloHost.TestKit;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Commands;

public sealed class SurveyCommandTests
{
    private const string Contradicted = """{ "title": "A study", "sums": [{ "id": "issued", "parts": [110, 85, 120, 83], "total": 400 }], "shares": [{ "id": "returned", "count": 338, "of": 400, "percent": 84.5 }] }""";

    [Fact]
    public async Task SurveyCheck_WithAContradiction_Exits1AndSaysEachFigure()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("figures.json"), Contradicted);

        var people = await Cli.RunAsync("survey", "check", folder.File("figures.json"));
        var machine = await Cli.RunAsync("survey", "check", folder.File("figures.json"), "--json");

        people.ExitCode.ShouldBe(1);
        people.Error.ShouldBeEmpty();
        people.Output.ShouldContain("CONTRADICTION issued: The counts add up to 398, not 400.");
        people.Output.ShouldContain("holds         returned: 338 of 400 is 84.5 %, as printed.");
        people.Output.ShouldContain("1 contradiction in 2 findings.");
        machine.ExitCode.ShouldBe(1);
        using var json = JsonDocument.Parse(machine.Output);
        json.RootElement.GetProperty("contradictions").GetInt32().ShouldBe(1);
        json.RootElement.GetProperty("findings")[0].GetProperty("kind").GetString().ShouldBe("contradiction");
    }

    [Fact]
    public async Task SurveyCheck_WithoutAContradiction_Exits0()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("figures.json"), """{ "means": [{ "id": "signs", "mean": 3.45, "size": 20 }] }""");

        (await Cli.RunAsync("survey", "check", folder.File("figures.json"))).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task SurveyCheck_OfWhatCannotBeRead_SaysWhatToMend()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("faulty.json"), """{ "test": [], "sums": [{ "id": "a", "parts": [1], "total": 1 }] }""");

        var faulty = await Cli.RunAsync("survey", "check", folder.File("faulty.json"));
        var missing = await Cli.RunAsync("survey", "check", folder.File("none.json"));

        faulty.ExitCode.ShouldBe(1);
        faulty.Error.ShouldContain("$.test: ");
        faulty.Error.ShouldContain("tests");
        missing.ExitCode.ShouldBe(1);
        missing.Error.ShouldContain("there is no such file; give the path of printed figures.");
    }
}
