using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Coordination.SiloHost.Terminal;
using Coordination.Simulation.Calibration;
using Coordination.Simulation.Estimates;
using Coordination.Simulation.Recordings;
using Coordination.Simulation.Scenarios;

namespace Coordination.SiloHost.Commands;

/// <summary><c>calibrate</c>: what several recorded days say of a hall, and how far off that is on other days.</summary>
internal static class CalibrateCommand
{
    private static readonly Argument<string[]> Recordings = new("FILES")
    {
        Description = "Recordings, one a hall: CSV, plain or gzipped, one line a desk and snapshot, of several days.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<ImmutableArray<DateOnly>> FitDays = Days("--fit-days", "The days to fit on, such as 2020-01-07,2020-01-08; by default all that are not checked.");

    private static readonly Option<ImmutableArray<DateOnly>> CheckDays = Days("--check-days", "The days to check on; by default each day, by a fit to all the others. With --estimates: the days to compare, by default all.");

    private static readonly Option<ulong> Seed = new("--seed")
    {
        Description = "The seed of the scenario, or of the moments that --estimates draws.",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<string?> Out = new("--out")
    {
        Description = "Write a scenario to this file; with several recordings the hall's name goes before its ending.",
    };

    private static readonly Option<DateOnly?> Day = DateOption.Of("--day", "The checked day to write as a scenario; by default the one with the highest recorded peak.");

    private static readonly Option<bool> Estimates = new("--estimates")
    {
        Description = "Instead, ask the engine for an estimate at every recorded arrival, and compare it with the wait that followed.",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object." };

    public static Command Create()
    {
        var command = new Command("calibrate", "Fit a hall's desks to recorded days, and check the fit on days it has not seen.")
        {
            Recordings, FitDays, CheckDays, Out, Day, Seed, Estimates, Json,
        };
        command.SetAction((parsed, cancellation) => RunAsync(parsed, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        // A calibration holds its thread; the one that listens for interruptions must be another.
        await Task.Yield();
        if (parsed.GetValue(Estimates))
        {
            return BackTest(parsed, cancellation);
        }

        OutFile.Require("--out", parsed.GetValue(Out));
        var options = new CalibrationOptions
        {
            FitDays = parsed.GetValue(FitDays),
            CheckDays = parsed.GetValue(CheckDays),
            Seed = parsed.GetValue(Seed),
            ScenarioDay = parsed.GetValue(Day),
        };
        var report = Calibrate(parsed, options, cancellation);
        var written = Write(report, parsed.GetValue(Out), parsed.GetValue(Recordings)!);
        Output.Write(parsed.Console(), parsed.GetValue(Json), () => CalibrationReportJson.Write(report), screen => CalibrationView.Write(screen, report, written));
        return ExitCode.Success;
    }

    private static int BackTest(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(Out) is not null || parsed.GetValue(Day) is not null || !parsed.GetValue(FitDays).IsEmpty)
        {
            throw new UsageException("--estimates goes through all recorded days and writes no scenario; leave --fit-days, --day and --out out (--check-days says on which days to compare).");
        }

        EstimateReport report;
        using (var line = new ProgressLine(parsed.Console()))
        {
            report = EstimateBackTest.Run(Read(parsed.GetValue(Recordings)!, line, cancellation), parsed.GetValue(Seed), parsed.GetValue(CheckDays), new Progress(line), cancellation);
        }

        Output.Write(parsed.Console(), parsed.GetValue(Json), () => EstimateReportJson.Write(report), screen => EstimateView.Write(screen, report));
        return ExitCode.Success;
    }

    private static CalibrationReport Calibrate(ParseResult parsed, CalibrationOptions options, CancellationToken cancellation)
    {
        using var line = new ProgressLine(parsed.Console());
        return CalibrationRun.Run(Read(parsed.GetValue(Recordings)!, line, cancellation), options, new Progress(line), cancellation);
    }

    private static List<ImmutableArray<RecordedDay>> Read(string[] files, ProgressLine line, CancellationToken cancellation)
    {
        var halls = new List<ImmutableArray<RecordedDay>>();
        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            line.Report(null, $"reading {file}");
            halls.Add(RecordingReader.ReadDays(file));
        }

        return halls;
    }

    private static (string File, string Recording)[] Write(CalibrationReport report, string? path, string[] recordings)
    {
        if (path is null)
        {
            return [];
        }

        var ending = Path.GetExtension(path);
        return [.. report.Halls.Select(hall =>
        {
            var file = report.Halls.Length == 1 ? path : $"{path[..^ending.Length]}-{hall.Hall}{ending}";
            File.WriteAllBytes(file, ScenarioDocument.Write(hall.Scenario!));
            return (file, recordings.First(recording => RecordingReader.HallOf(recording) == hall.Hall));
        })];
    }

    private static Option<ImmutableArray<DateOnly>> Days(string name, string description) => new(name)
    {
        Description = description,
        AllowMultipleArgumentsPerToken = true,
        CustomParser = result => ParseDays(name, result),
        DefaultValueFactory = _ => [],
    };

    private static ImmutableArray<DateOnly> ParseDays(string name, ArgumentResult argument)
    {
        var dates = ImmutableArray.CreateBuilder<DateOnly>();
        foreach (var text in argument.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                dates.Add(date);
            }
            else
            {
                argument.AddError($"{name} '{text}' is not a date; write dates as 2020-01-07,2020-01-08.");
            }
        }

        return dates.ToImmutable();
    }

    private sealed class Progress(ProgressLine line) : IProgress<CalibrationProgress>
    {
        public void Report(CalibrationProgress value) => line.Report(value.Share, value.Hall);
    }
}
