using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using Coordination.Reports.Files;
using Coordination.Reports.Model;
using Coordination.Reports.Page;
using Coordination.Reports.Simulations;
using Coordination.SiloHost.Terminal;
using Coordination.Simulation.Fits;
using Coordination.Simulation.Recordings;
using Coordination.Simulation.Results;
using Coordination.Simulation.Runs;
using Coordination.Simulation.Scenarios;

namespace Coordination.SiloHost.Commands;

/// <summary><c>simulate</c>: a scenario, many times over, perhaps in several variants.</summary>
internal static class SimulateCommand
{
    private static readonly Argument<string> File = ScenarioFile.Argument();

    private static readonly Option<string[]> Compare = new("--compare")
    {
        Description = "Variants to compare with the same citizens, such as \"policy=strict\" \"policy=accumulating\" \"pooling=off\"; one alone is compared with the scenario as written.",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<long?> Replications = NumberOption.Whole("--replications", "How often it is simulated; otherwise as the scenario says.", 1, 100_000);

    private static readonly Option<ulong?> Seed = NumberOption.Seed("The seed; otherwise the scenario's.");

    private static readonly Option<long?> Threads = ScenarioFile.ThreadsOption();

    private static readonly Option<string?> Csv = new("--csv") { Description = "Write one record for each visit to this file." };

    private static readonly Option<string?> Report = new("--report") { Description = "Write a report for people into this HTML file." };

    private static readonly Option<string?> Title = new("--title") { Description = "What the report calls the hall; otherwise the scenario's name." };

    private static readonly Option<bool> Json = ScenarioFile.JsonOption();

    public static Command Create()
    {
        var command = new Command("simulate", "Simulate a scenario with the live dispatcher, and compare variants of it.")
        {
            File, Compare, RecordedOptions.File, RecordedOptions.Day, Replications, Seed, Threads, Csv, Report, Title, Json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(Title) is not null && result.GetResult(Report) is null)
            {
                result.AddError("--title names the hall in a report; add --report FILE, or leave it out.");
            }
        });
        ScenarioFile.SetAction(command, parsed => parsed.GetValue(File)!, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(Scenario scenario, ParseResult parsed, CancellationToken cancellation)
    {
        var variants = Variants(scenario, parsed.GetValue(Compare) ?? []);
        var day = RecordedOptions.Read(parsed, scenario);
        using var page = parsed.GetValue(Report) is { } path ? ReportFile.Open(path) : null;
        using var line = new ProgressLine(parsed.Console());
        await using var visits = parsed.GetValue(Csv) is { } csv ? new StreamWriter(csv, append: false, new UTF8Encoding(false)) : null;
        var options = new SimulationOptions
        {
            Replications = (int?)parsed.GetValue(Replications),
            Seed = parsed.GetValue(Seed),
            Threads = (int?)parsed.GetValue(Threads),
            Visits = visits,
            Progress = new Progress(line),
        };
        if (variants.Count > 1)
        {
            var comparison = SimulationRun.Compare(variants, options, cancellation);
            comparison = comparison with { Variants = [.. comparison.Variants.Select(variant => Beside(variant, day))] };
            await WriteAsync(page, () => SimulationReportPage.Of(comparison, parsed.GetValue(Title)));
            line.Dispose();
            Output.Write(parsed.Console(), parsed.GetValue(Json), () => SimulationResultJson.Write(comparison), screen => SimulationView.Write(screen, comparison, parsed.GetValue(Report)));
        }
        else
        {
            var result = Beside(SimulationRun.Run(scenario, options, cancellation), day);
            await WriteAsync(page, () => SimulationReportPage.Of(result, parsed.GetValue(Title)));
            line.Dispose();
            Output.Write(parsed.Console(), parsed.GetValue(Json), () => SimulationResultJson.Write(result), screen => SimulationView.Write(screen, result, parsed.GetValue(Report)));
        }

        return ExitCode.Success;
    }

    private static SimulationResult Beside(SimulationResult result, RecordedDay? day) =>
        day is null ? result : result with { Recorded = RecordedFit.Of(result, day) };

    // Whoever stopped a simulation keeps what was finished, the report of it too: so this is not stopped.
    private static async Task WriteAsync(ReportFile? page, Func<HallReport> report)
    {
        if (page is not null)
        {
            await page.WriteAsync(await ReportHtml.RenderAsync(report(), CancellationToken.None), CancellationToken.None);
        }
    }

    private static List<ScenarioVariant> Variants(Scenario scenario, string[] texts)
    {
        try
        {
            var variants = texts.Select(text => VariantText.Apply(scenario, text)).ToList();
            return variants.Count == 1 ? [new ScenarioVariant("as written", scenario), variants[0]] : variants;
        }
        catch (VariantException fault)
        {
            throw new UsageException($"--compare: {fault.Message}");
        }
    }

    private sealed class Progress(ProgressLine line) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value) => line.Report(
            (double)value.Finished / value.Wanted,
            string.Create(CultureInfo.InvariantCulture, $"{value.Finished} of {value.Wanted} replications, {value.Customers:#,0} citizens{(value.Left is { } left ? $", {Text(left)} left" : "")}"));

        private static string Text(TimeSpan left) => left.TotalSeconds < 90
            ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(left.TotalSeconds)} s")
            : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(left.TotalMinutes)} min");
    }
}
