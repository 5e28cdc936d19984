using System.CommandLine;
using Coordination.Plans;

namespace Coordination.SiloHost.Commands;

/// <summary><c>plan</c>: checks a plan, and prints the sample and the schema.</summary>
internal static class PlanCommand
{
    public static Command Create() => new("plan", "Check a hall plan, or print a sample and its schema.") { Check(), Sample(), Schema() };

    private static Command Check()
    {
        var file = new Argument<string>("FILE") { Description = "The plan, a JSON document." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("check", "Check a plan and report every fault with its path.") { file, json };
        command.SetAction((parsed, _) => Task.FromResult(Check(parsed.GetValue(file)!, parsed.GetValue(json))));
        return command;
    }

    private static Command Sample()
    {
        var command = new Command("sample", "Print the plan of a sample hall.");
        command.SetAction((_, cancellation) => Documents.PrintAsync(SamplePlan.Json, cancellation));
        return command;
    }

    private static Command Schema()
    {
        var command = new Command("schema", "Print the JSON Schema of plans.");
        command.SetAction((_, cancellation) => Documents.PrintAsync(PlanSchema.Json, cancellation));
        return command;
    }

    private static int Check(string file, bool json)
    {
        var reading = PlanDocument.ReadAndCheck(Read(file));
        return Documents.Report(file, reading.Faults, json, () => $"the plan of '{reading.Plan!.Centre}' is valid.");
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
