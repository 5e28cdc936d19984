using System.CommandLine;
using Coordination.Simulation.Scenarios;

namespace Coordination.SiloHost.Commands;

/// <summary><c>scenario</c>: checks a scenario, and prints the schema.</summary>
internal static class ScenarioCommand
{
    public static Command Create() => new("scenario", "Check a scenario, or print the schema of scenarios.") { Check(), Schema() };

    private static Command Check()
    {
        var file = new Argument<string>("FILE") { Description = "The scenario, a JSON document." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("check", "Check a scenario, and the plan that it names, and report every fault with its path.") { file, json };
        command.SetAction((parsed, _) => Task.FromResult(Check(parsed.GetValue(file)!, parsed.GetValue(json))));
        return command;
    }

    private static Command Schema()
    {
        var command = new Command("schema", "Print the JSON Schema of scenarios.");
        command.SetAction((_, cancellation) => Documents.PrintAsync(ScenarioSchema.Json, cancellation));
        return command;
    }

    private static int Check(string file, bool json)
    {
        var reading = ScenarioDocument.ReadFile(file);
        return Documents.Report(file, reading.Faults, json, () => $"the scenario '{reading.Scenario!.Name}' is valid.");
    }
}
