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
        var reading = PlanDocument.ReadAndCheck(Read(file));
        return DocumentCommands.Report(console, file, reading.Faults, json, () => $"the plan of '{reading.Plan!.Centre}' is valid.");
    }

    private static byte[] Read(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new IOException($"{file}: there is no such file; give the path of a plan, or start from 'silo-host plan sample'.", fault);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new IOException($"{file}: it is a directory, or may not be read; give the path of a plan.", fault);
        }
    }
}
