using System.CommandLine;
using Coordination.SiloHost.Terminal;
using Coordination.Simulation.Fits;
using Coordination.Simulation.Recordings;
using Coordination.Simulation.Scenarios;

namespace Coordination.SiloHost.Commands;

/// <summary>The options that name a recorded day to be set beside a simulation.</summary>
internal static class RecordedOptions
{
    public static readonly Option<string?> File = new("--recorded")
    {
        Description = "A recording whose day is set beside the simulation: CSV, plain or gzipped, as for 'replay'.",
    };

    public static readonly Option<DateOnly?> Day = DateOption.Of("--day", "The recorded day; otherwise the scenario's own date.");

    /// <summary>Reads the day; null when none was asked for.</summary>
    /// <exception cref="RecordingException">It cannot be read, or does not fit the scenario's hours.</exception>
    public static RecordedDay? Read(ParseResult parsed, Scenario scenario)
    {
        if (parsed.GetValue(File) is not { } file)
        {
            return parsed.GetValue(Day) is null ? null : throw new UsageException("--day chooses a recorded day; add --recorded FILE, or leave it out.");
        }

        var date = parsed.GetValue(Day) ?? (scenario.Start is { } start
            ? DateOnly.FromDateTime(start)
            : throw new UsageException("--recorded: the scenario has no date of its own; say which recorded day with --day, such as --day 2019-12-30."));
        var day = RecordingReader.ReadDay(file, date);
        RecordedFit.Require(scenario, day);
        return day;
    }
}
