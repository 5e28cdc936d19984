using System.CommandLine;
using System.Text.Json;
using Coordination.SiloHost.Terminal;
using Coordination.Survey.Published;
using Coordination.Survey.Questionnaires;

namespace Coordination.SiloHost.Commands;

/// <summary><c>survey</c>: analyses responses, checks the figures that a study has printed against each other, and prints the questionnaire.</summary>
internal static class SurveyCommand
{
    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Converters = { new Identity.KebabCaseEnumConverter<FindingKind>() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create() => new("survey", "Analyse a satisfaction survey, check printed figures, or print the questionnaire.")
    {
        SurveyAnalyseCommand.Create(),
        DocumentCommands.CheckCommand("Check printed figures against each other: p values, tables, sums, percentages and means.", "The figures as they were printed, a JSON document.", Check),
        DocumentCommands.PrintCommand("questionnaire", "Print the questionnaire that is built in, to make your own of.", () => QuestionnaireDocument.Standard),
        DocumentCommands.PrintCommand("schema", "Print the JSON Schema of questionnaires.", () => QuestionnaireDocument.Schema),
    };

    private static int Check(string file, bool json, CommandConsole console)
    {
        var reading = PublishedDocument.Read(DocumentCommands.ReadFile(file, "printed figures"));
        if (reading.Figures is not { } figures)
        {
            return DocumentCommands.Report(console, file, reading.Faults, json, () => "");
        }

        var findings = PublishedCheck.Check(figures);
        var wrong = findings.Count(finding => finding.Kind == FindingKind.Contradiction);
        if (json)
        {
            console.Out.WriteLine(JsonSerializer.Serialize(new SurveyReport(file, figures.Title, wrong, findings), Form));
        }
        else
        {
            foreach (var finding in findings)
            {
                console.Out.WriteLine($"{WordOf(finding.Kind),-14}{finding.Id}: {finding.Message}");
            }

            console.Out.WriteLine($"{file}: {wrong} {(wrong == 1 ? "contradiction" : "contradictions")} in {findings.Length} findings.");
        }

        return wrong == 0 ? ExitCode.Success : ExitCode.Fault;
    }

    private static string WordOf(FindingKind kind) => kind switch
    {
        FindingKind.Contradiction => "CONTRADICTION",
        FindingKind.Caution => "caution",
        _ => "holds",
    };

    private sealed record SurveyReport(string File, string Title, int Contradictions, IReadOnlyList<PublishedFinding> Findings);
}
