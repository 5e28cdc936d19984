using System.CommandLine;
using Coordination.Reports.Files;
using Coordination.Reports.Page;
using Coordination.Reports.Surveys;
using Coordination.SiloHost.Terminal;
using Coordination.Survey.Analysis;
using Coordination.Survey.Fielding;
using Coordination.Survey.Questionnaires;
using Coordination.Survey.Responses;

namespace Coordination.SiloHost.Commands;

/// <summary><c>survey analyse</c>: what the responses of a survey say, and how sure that is.</summary>
internal static class SurveyAnalyseCommand
{
    private static readonly Argument<string[]> Files = new("FILE")
    {
        Description = "Responses: CSV with a header, or NDJSON, one response a line.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> Asked = new("--questionnaire") { Description = "What was asked, a JSON document; otherwise the one of 'silo-host survey questionnaire'." };

    private static readonly Option<string?> Fielded = new("--fielding") { Description = "What became of the copies, and who could have answered, a JSON document." };

    private static readonly Option<long?> Seed = NumberOption.Whole("--seed", "The seed of tables that are drawn; the same seed gives the same figures.", 0, int.MaxValue);

    private static readonly Option<bool> SmallCounts = new("--small-counts") { Description = "Show counts below 5 as well: only for those who may see the responses themselves." };

    private static readonly Option<string?> Csv = new("--csv") { Description = "Write every figure into this CSV file, one a line." };

    private static readonly Option<string?> Report = new("--report") { Description = "Write a report for people into this HTML file." };

    private static readonly Option<string?> Title = new("--title") { Description = "What the report is called; otherwise as the questionnaire is." };

    private static readonly Option<string> Language = new("--language") { Description = "The language of the report.", DefaultValueFactory = _ => SurveyReportPage.Languages[0] };

    private static readonly Option<bool> Json = ScenarioFile.JsonOption();

    public static Command Create()
    {
        Language.AcceptOnlyFromAmong([.. SurveyReportPage.Languages]);
        var command = new Command("analyse", "Analyse responses: means with intervals, reliability, representativeness, cross tables and comparisons.")
        {
            Files, Asked, Fielded, Seed, SmallCounts, Report, Title, Language, Csv, Json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(Report) is null && (result.GetResult(Title) is not null || result.GetResult(Language) is { Implicit: false }))
            {
                result.AddError("--title and --language are a report's; add --report FILE, or leave them out.");
            }
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var console = parsed.Console();
        OutFile.Require("--csv", parsed.GetValue(Csv));
        using var page = parsed.GetValue(Report) is { } report ? ReportFile.Open(report) : null;
        if (Questionnaire(parsed.GetValue(Asked), console) is not { } questionnaire)
        {
            return ExitCode.Fault;
        }

        FieldingRecord? fielding = null;
        if (parsed.GetValue(Fielded) is { } path && (fielding = Fielding(path, questionnaire, console)) is null)
        {
            return ExitCode.Fault;
        }

        var reader = new ResponseReader(questionnaire);
        foreach (var file in parsed.GetValue(Files)!)
        {
            using var stream = DocumentCommands.OpenFile(file, "responses");
            reader.Read(file, stream);
        }

        if (reader.Faults.Count > 0)
        {
            return Faulty(reader.Faults, console);
        }

        var options = new SurveyOptions((int)(parsed.GetValue(Seed) ?? 1), LeastShown: parsed.GetValue(SmallCounts) ? 0 : SurveyOptions.Public);
        var result = SurveyAnalysis.Of(reader.Responses, options, fielding);
        if (page is not null)
        {
            await page.WriteAsync(await ReportHtml.RenderAsync(SurveyReportPage.Of(result, parsed.GetValue(Language)!, parsed.GetValue(Title)), cancellation), cancellation);
        }

        Write(parsed, result);
        return ExitCode.Success;
    }

    private static void Write(ParseResult parsed, SurveyResult result)
    {
        if (parsed.GetValue(Csv) is { } csv)
        {
            using var file = File.Create(csv);
            SurveyFigures.WriteCsv(result, file);
        }

        Output.Write(parsed.Console(), parsed.GetValue(Json), () => SurveyFigures.Json(result), screen => SurveyView.Write(screen, result));
    }

    private static Questionnaire? Questionnaire(string? path, CommandConsole console)
    {
        var reading = QuestionnaireDocument.Read(path is null ? QuestionnaireDocument.Standard : DocumentCommands.ReadFile(path, "a questionnaire", ", or start from 'silo-host survey questionnaire'"));
        if (reading.Questionnaire is null)
        {
            DocumentCommands.WriteFaults(console, path!, reading.Faults);
        }

        return reading.Questionnaire;
    }

    private static FieldingRecord? Fielding(string path, Questionnaire questionnaire, CommandConsole console)
    {
        var reading = FieldingDocument.Read(DocumentCommands.ReadFile(path, "a fielding record"), questionnaire);
        if (reading.Record is null)
        {
            DocumentCommands.WriteFaults(console, path, reading.Faults);
        }

        return reading.Record;
    }

    private static int Faulty(ResponseFaults faults, CommandConsole console)
    {
        foreach (var fault in faults.Kept)
        {
            console.Error.WriteLine($"{fault.Place}: {fault.Message}");
        }

        ErrorText.WriteLine(console, $"The responses have {faults.Count} {(faults.Count == 1 ? "fault" : "faults")}{(faults.Count > faults.Kept.Count ? $", of which the first {faults.Kept.Count} are shown" : "")}; nothing was analysed.");
        return ExitCode.Fault;
    }
}
