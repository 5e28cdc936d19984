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

    [Fact]
    public async Task SurveyAnalyse_WithAReport_WritesItInTheLanguage()
    {
        using var folder = new TemporaryFolder();
        await Own(folder);
        await File.WriteAllTextAsync(folder.File("answers.csv"), "office,gender,all\n" + string.Concat(Enumerable.Repeat("north,m,2\nnorth,f,1\n", 10)));
        string[] command = ["survey", "analyse", folder.File("answers.csv"), "--questionnaire", folder.File("own.json")];

        var chinese = await Cli.RunAsync([.. command, "--report", folder.File("report.html"), "--language", "zh", "--title", "北厅"]);
        var french = await Cli.RunAsync([.. command, "--report", folder.File("report.html"), "--language", "fr"]);
        var alone = await Cli.RunAsync([.. command, "--language", "zh"]);

        chinese.ExitCode.ShouldBe(0);
        System.Net.WebUtility.HtmlDecode(await File.ReadAllTextAsync(folder.File("report.html"))).ShouldContain("<h1>北厅</h1>");
        (french.ExitCode, alone.ExitCode).ShouldBe((2, 2));
        french.Error.ShouldContain("'fr'");
        alone.Error.ShouldContain("add --report FILE");
    }

    [Fact]
    public async Task SurveyAnalyse_OfResponses_WritesTablesJsonAndCsv()
    {
        using var folder = new TemporaryFolder();
        await Own(folder);
        await File.WriteAllTextAsync(folder.File("answers.csv"), "office,gender,all\n" + string.Concat(Enumerable.Repeat("north,m,2\nnorth,f,1\n", 10)));
        await File.WriteAllTextAsync(folder.File("fielding.json"), """{ "offices": [{ "office": "north", "issued": 30, "returned": 22, "valid": 20, "invalid": [{ "reason": "incomplete", "count": 1 }] }] }""");
        string[] command = ["survey", "analyse", folder.File("answers.csv"), "--questionnaire", folder.File("own.json"), "--fielding", folder.File("fielding.json")];

        var people = await Cli.RunAsync(command);
        var machine = await Cli.RunAsync([.. command, "--json", "--csv", folder.File("figures.csv")]);

        people.ExitCode.ShouldBe(0);
        people.Output.ShouldContain("20 responses");
        people.Output.ShouldContain("30 copies given out, 22 came back (73.3 %), 20 count (66.7 %)");
        people.Output.ShouldContain("north: 20 count and 1 do not, which is 21, and 22 came back.");
        using var json = JsonDocument.Parse(machine.Output);
        json.RootElement.GetProperty("items")[0].GetProperty("score").GetProperty("mean").GetDouble().ShouldBe(1.5);
        json.RootElement.GetProperty("crosses")[0].GetProperty("method").GetString().ShouldBe("chi-square");
        var lines = await File.ReadAllLinesAsync(folder.File("figures.csv"));
        lines[0].ShouldBe("part,of,by,figure,value");
        lines.ShouldContain("items,all,,score.mean,1.5");
        lines.ShouldContain("background,gender,,options.m.count,10");
        lines.ShouldContain("crosses,all,gender,counts.m.2,10");
    }

    [Fact]
    public async Task SurveyAnalyse_OfWhatCannotBeRead_SaysWhatToMend()
    {
        using var folder = new TemporaryFolder();
        await Own(folder);
        await File.WriteAllTextAsync(folder.File("answers.csv"), "office,gender,all\nnorth,m|f,2\nnorth,f,3\n");
        await File.WriteAllTextAsync(folder.File("fielding.json"), """{ "reference": { "gendr": { "m": 1 } } }""");
        string[] command = ["survey", "analyse", folder.File("answers.csv"), "--questionnaire"];

        var faulty = await Cli.RunAsync([.. command, folder.File("own.json")]);
        var fielding = await Cli.RunAsync([.. command, folder.File("own.json"), "--fielding", folder.File("fielding.json")]);
        var missing = await Cli.RunAsync([.. command, folder.File("none.json")]);

        faulty.ExitCode.ShouldBe(1);
        faulty.Output.ShouldBeEmpty();
        faulty.Error.ShouldContain("line 2, column gender: 'm|f' is 2 answers");
        faulty.Error.ShouldContain("line 3, column all: '3' is no answer; write one of 2, 1, or leave it empty.");
        faulty.Error.ShouldContain("The responses have 2 faults; nothing was analysed.");
        fielding.ExitCode.ShouldBe(1);
        fielding.Error.ShouldContain("$.reference.gendr: There is no question 'gendr'; did you mean 'gender'?");
        missing.Error.ShouldContain("there is no such file; give the path of a questionnaire, or start from 'silo-host survey questionnaire'.");
    }

    [Fact]
    public async Task SurveyQuestionnaire_AsItIsPrinted_CanBeUsedAsOnesOwn()
    {
        using var folder = new TemporaryFolder();
        var printed = await Cli.RunAsync("survey", "questionnaire");
        await File.WriteAllTextAsync(folder.File("own.json"), printed.Output);
        await File.WriteAllTextAsync(folder.File("answers.ndjson"), """{ "office": "north", "gender": "female", "q16": 4 }""");

        (await Cli.RunAsync("survey", "analyse", folder.File("answers.ndjson"), "--questionnaire", folder.File("own.json"))).ExitCode.ShouldBe(0);
    }

    private static Task Own(TemporaryFolder folder) => File.WriteAllTextAsync(
        folder.File("own.json"),
        """
        {
          "id": "own", "title": "Our own", "grades": [{ "score": 2, "name": "good" }, { "score": 1, "name": "bad" }],
          "background": [{ "id": "gender", "text": "Gender", "options": [{ "id": "m", "name": "male" }, { "id": "f", "name": "female" }] }],
          "items": [{ "id": "all", "text": "All in all" }], "overall": "all"
        }
        """);
}
