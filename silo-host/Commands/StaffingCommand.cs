using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Coordination.Plans;
using Coordination.SiloHost.Terminal;
using Coordination.Simulation.Scenarios;
using Coordination.Simulation.Staffing;

namespace Coordination.SiloHost.Commands;

/// <summary><c>staff</c>: the smallest roster of a scenario that meets targets.</summary>
internal static class StaffingCommand
{
    private static readonly Argument<string> File = ScenarioFile.Argument();

    private static readonly Option<string[]> Target = new("--target")
    {
        Description = "What is to be met, such as \"level1:95%<5m,identity/level3:90%<30m,all:80%<1h\": shares of citizens who wait less than a time; otherwise the plan's service levels, taken as waits.",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<double?> Interval = NumberOption.Number("--interval", "The width of the roster's intervals, in minutes; 15 otherwise.", "a number of minutes from 1 to 1440", 1, 1440);
    private static readonly Option<string[]> Shift = new("--shift")
    {
        Description = "Turn the roster into whole shifts of this length, such as 8h, at the fewest hours; several may be given. No breaks are planned.",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string?> ShiftStarts = new("--shift-starts") { Description = "Shifts begin every so often on the clock, such as 30m, or with the horizon, or end with it; at any interval otherwise." };
    private static readonly Option<double?> Within = NumberOption.Number("--within", "The targets have to be met in every so many minutes of coming; over the whole time otherwise.", "a number of minutes from 1 to 10080", 1, 10_080);
    private static readonly Option<long?> Extra = NumberOption.Whole("--extra", "How many more people than the plan has may be in each group; as many as it takes otherwise.", 0, 1000);
    private static readonly Option<long?> Least = NumberOption.Whole("--least", "So many who can do a piece of work are on duty at least while citizens come for it; 1 otherwise.", 0, 100);
    private static readonly Option<long?> Replications = NumberOption.Whole("--replications", "Replications of each roster that is tried; the scenario's, but 20 to 100, otherwise.", 5, 10_000);
    private static readonly Option<long?> Trials = NumberOption.Whole("--trials", "At most so many rosters are tried; 2000 otherwise.", 3, 1_000_000);
    private static readonly Option<long?> Threads = ScenarioFile.ThreadsOption();
    private static readonly Option<long?> Seed = NumberOption.Whole("--seed", "The seed; otherwise the scenario's.", 0, 1L << 53);

    private static readonly Option<string[]> Cost = new("--cost")
    {
        Description = "What an hour of a group costs, such as legal=2.5; 1 otherwise. Groups are named as the table names them.",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string?> Curve = new("--curve") { Description = "Shares of the tightest target whose rosters are searched for as well, such as 80,85,95." };
    private static readonly Option<string?> Out = new("--out") { Description = "Write the scenario with the roster to this file." };
    private static readonly Option<bool> Json = ScenarioFile.JsonOption();

    public static Command Create()
    {
        var command = new Command("staff", "Find the smallest roster that meets targets, and what it costs.")
        {
            File, Target, Interval, Shift, ShiftStarts, Within, Extra, Least, Cost, Curve, Replications, Trials, Seed, Threads, Out, Json,
        };
        ScenarioFile.SetAction(command, parsed => parsed.GetValue(File)!, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(Scenario scenario, ParseResult parsed, CancellationToken cancellation)
    {
        OutFile.Require("--out", parsed.GetValue(Out));
        using var line = new ProgressLine(parsed.Console());
        var result = Run(scenario, Options(parsed, scenario, line), cancellation);
        line.Dispose();
        if (parsed.GetValue(Out) is { } file)
        {
            await System.IO.File.WriteAllBytesAsync(file, ScenarioDocument.Write(result.Rostered!), CancellationToken.None);
        }

        Output.Write(parsed.Console(), parsed.GetValue(Json), () => StaffingResultJson.Write(result), screen => StaffView.Write(screen, result, parsed.GetValue(Out)));
        return result is { Feasible: true, Finished: true, InShifts: null or { Met: true } } ? ExitCode.Success : ExitCode.Fault;
    }

    private static StaffingResult Run(Scenario scenario, StaffingOptions options, CancellationToken cancellation)
    {
        try
        {
            return StaffingRun.Run(scenario, options, cancellation);
        }
        catch (StaffingException fault)
        {
            throw new UsageException(fault.Message);
        }
    }

    // Every fault of what was written at once.
    private static StaffingOptions Options(ParseResult parsed, Scenario scenario, ProgressLine line)
    {
        var faults = new List<string>();
        var targets = Targets(parsed, scenario, faults);
        var costs = StaffTexts.Costs(parsed.GetValue(Cost) ?? [], faults);
        var curve = StaffTexts.Shares(parsed.GetValue(Curve), faults);
        var shifts = StaffTexts.Shifts(parsed.GetValue(Shift) ?? [], faults);
        var starts = StaffTexts.ShiftStarts(parsed.GetValue(ShiftStarts), faults);
        return faults.Count > 0 ? throw new UsageException(string.Join("\n", faults)) : new StaffingOptions
        {
            Targets = targets,
            IntervalMinutes = parsed.GetValue(Interval) ?? 15,
            Shifts = shifts,
            ShiftStartsMinutes = starts,
            WithinMinutes = parsed.GetValue(Within),
            Extra = (int?)parsed.GetValue(Extra),
            Least = (int?)parsed.GetValue(Least) ?? 1,
            Costs = costs,
            Curve = curve,
            Replications = (int?)parsed.GetValue(Replications),
            MaxTrials = (int?)parsed.GetValue(Trials) ?? 2000,
            Seed = (ulong?)parsed.GetValue(Seed),
            Threads = (int?)parsed.GetValue(Threads),
            Progress = new Progress(line),
        };
    }

    private static ImmutableArray<StaffingTarget> Targets(ParseResult parsed, Scenario scenario, List<string> faults)
    {
        if (parsed.GetValue(Target) is { Length: > 0 } texts)
        {
            var targets = StaffingTargetText.Read(string.Join(',', texts), [.. scenario.Plan?.Departments.Select(department => department.Id.ToString()) ?? ["queue"]], out var wrong);
            faults.AddRange(wrong.Select(fault => $"--target {fault}"));
            return targets;
        }

        var levels = scenario.Plan?.ServiceLevels ?? [];
        if (levels.IsEmpty)
        {
            faults.Add("The plan promises no service levels; say what is to be met, such as --target \"level1:95%<5m,all:90%<30m\".");
        }

        var coming = scenario.Arrivals.Select(arrival => (arrival.Service, arrival.Urgency))
            .Concat(scenario.Appointments.Select(appointment => (appointment.Service, appointment.Urgency)))
            .Concat(scenario.Crises.Where(crisis => crisis is { Service: not null, Rate: > 0 }).Select(crisis => (Service: crisis.Service!.Value, Urgency: (Urgency?)crisis.Urgency)))
            .Select(source => source.Urgency ?? scenario.Plan!.Services.First(service => service.Id == source.Service).DefaultUrgency).ToHashSet();
        return [.. levels.Where(level => coming.Contains(level.Urgency)).Select(level => new StaffingTarget(null, (int)level.Urgency, Math.Min(level.Percent, 99.9), level.Minutes))];
    }

    private sealed class Progress(ProgressLine line) : IProgress<StaffingProgress>
    {
        public void Report(StaffingProgress value) => line.Report(value.Share, string.Create(CultureInfo.InvariantCulture,
            $"{value.Phase}: {value.Trials} rosters tried{(value.StaffHours is { } hours ? $", {hours:#,0.##} hours so far" : "")}{(value.Left is { } left ? $", about {Math.Ceiling(left.TotalSeconds):0} s left" : "")}"));
    }
}
