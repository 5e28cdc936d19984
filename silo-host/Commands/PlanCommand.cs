using System.CommandLine;
using Coordination.Plans;
using Coordination.SiloHost.Terminal;

namespace Coordination.SiloHost.Commands;

/// <summary><c>plan</c>: checks a plan, and prints the sample and the schema.</summary>
internal static class PlanCommand
{
    public static Command Create() => new("plan", "Check a hall plan, or print a sample and its schema.") 
    {
        DocumentCommands.CheckCommand("Check a plan and report every fault with its path.", "The plan, a JSON document.", Check),
        DocumentCommands.PrintCommand("sample", "Print the plan of a sample hall.", () => SamplePlan.Json),
        DocumentCommands.PrintCommand("schema", "Print the JSON Schema of plans.", () => PlanSchema.Json),
    };

    private static int Check(string file, bool json, CommandConsole console)
    {
        var reading = PlanDocument.ReadAndCheck(DocumentCommands.ReadFile(file, "a plan", ", or start from 'silo-host plan sample'"));
        return DocumentCommands.Report(console, file, reading.Faults, json, () => $"the plan of '{reading.Plan!.Centre}' is valid.");
    }
}
