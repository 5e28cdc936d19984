using System.CommandLine;
using Coordination.SiloHost.Terminal;
using Coordination.Simulation.Scenarios;

namespace Coordination.SiloHost.Commands;

/// <summary>What the commands that work on a scenario share.</summary>
internal static class ScenarioFile
{
    /// <summary>The argument that names it.</summary>
    public static Argument<string> Argument() => new("SCENARIO") { Description = "The scenario, a JSON document." };

    /// <summary>The option that asks for JSON.</summary>
    public static Option<bool> JsonOption() => new("--json") { Description = "Print one JSON object." };

    /// <summary>The option that says how many threads work.</summary>
    public static Option<long?> ThreadsOption() => NumberOption.Whole("--threads", "How many threads work; otherwise one for each core.", 1, 1024);

    /// <summary>Makes a command work on a scenario. One with faults is refused, with every fault on standard error.</summary>
    /// <param name="command">The command.</param>
    /// <param name="file">Which scenario.</param>
    /// <param name="work">The work; it tells the exit code.</param>
    public static void SetAction(Command command, Func<ParseResult, string> file, Func<Scenario, ParseResult, CancellationToken, Task<int>> work) =>
        command.SetAction(async (parsed, cancellation) =>
        {
            // The work holds its thread; the one that listens for interruptions must be another.
            await Task.Yield();
            var reading = ScenarioDocument.ReadFile(file(parsed));
            if (reading.IsRead)
            {
                return await work(reading.Scenario, parsed, cancellation);
            }

            DocumentCommands.WriteFaults(parsed.Console(), file(parsed), reading.Faults);
            return ExitCode.Fault;
        });
}
