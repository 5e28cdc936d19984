using System.CommandLine;
using Coordination.SiloHost.Terminal;
using Coordination.Simulation.Scenarios;

namespace Coordination.SiloHost.Commands;

/// <summary><c>scenario</c>: checks a scenario, and prints the schema.</summary>
internal static class ScenarioCommand
{
    public static Command Create() => new("scenario", "Check a scenario, or print the schema of scenarios.") 
    {
        DocumentCommands.CheckCommand("Check a scenario, and the plan that it names, and report every fault with its path.", "The scenario, a JSON document.", Check),
        DocumentCommands.PrintCommand("schema", "Print the JSON Schema of scenarios.", () => ScenarioSchema.Json),
    };

    private static int Check(string file, bool json, CommandConsole console)
    {
        var reading = ScenarioDocument.ReadFile(file);
        return DocumentCommands.Report(console, file, reading.Faults, json, () => $"the scenario '{reading.Scenario!.Name}' is valid.");
    }
}
