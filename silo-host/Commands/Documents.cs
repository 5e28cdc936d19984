using System.CommandLine;
using System.Text;
using System.Text.Json;
using Coordination.SiloHost.Terminal;

namespace Coordination.SiloHost.Commands;

/// <summary>What commands do with documents, plans and scenarios alike: say what is wrong with them, and print what is built in.</summary>
internal static class Documents
{
    private static readonly JsonSerializerOptions Form = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    /// <summary>The command <c>check</c>.</summary>
    /// <param name="description">What it does.</param>
    /// <param name="document">What its file is.</param>
    /// <param name="check">Checks a file, as JSON or not; it tells the exit code.</param>
    public static Command CheckCommand(string description, string document, Func<string, bool, int> check)
    {
        var file = new Argument<string>("FILE") { Description = document };
        var json = ScenarioFile.JsonOption();
        var command = new Command("check", description) { file, json };
        command.SetAction((parsed, _) => Task.FromResult(check(parsed.GetValue(file)!, parsed.GetValue(json))));
        return command;
    }

    /// <summary>A command that prints a document that is built in, as it is.</summary>
    public static Command PrintCommand(string name, string description, Func<ReadOnlyMemory<byte>> document)
    {
        var command = new Command(name, description);
        command.SetAction((_, cancellation) => PrintAsync(document(), cancellation));
        return command;
    }

    /// <summary>Says whether a document is right.</summary>
    /// <param name="file">The document.</param>
    /// <param name="faults">What is wrong with it.</param>
    /// <param name="json">Whether machines read it.</param>
    /// <param name="right">What to say when nothing is.</param>
    /// <returns>The exit code.</returns>
    public static int Report(string file, IReadOnlyList<Fault> faults, bool json, Func<string> right)
    {
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(new CheckReport(file, faults.Count == 0, faults), Form));
        }
        else if (faults.Count == 0)
        {
            Console.Out.WriteLine($"{file}: {right()}");
        }
        else
        {
            WriteFaults(file, faults);
        }

        return faults.Count == 0 ? ExitCode.Success : ExitCode.Fault;
    }

    /// <summary>Writes every fault with its path to standard error.</summary>
    public static void WriteFaults(string file, IReadOnlyList<Fault> faults)
    {
        foreach (var fault in faults)
        {
            Console.Error.WriteLine($"{fault.Path}: {fault.Message}");
        }

        ErrorText.WriteLine($"{file} has {faults.Count} {(faults.Count == 1 ? "fault" : "faults")}.");
    }

    private static async Task<int> PrintAsync(ReadOnlyMemory<byte> document, CancellationToken cancellation)
    {
        await using var output = Console.OpenStandardOutput();
        await output.WriteAsync(document, cancellation);
        if (document.IsEmpty || document.Span[^1] != (byte)'\n')
        {
            await output.WriteAsync(Encoding.UTF8.GetBytes("\n"), cancellation);
        }

        return ExitCode.Success;
    }

    private sealed record CheckReport(string File, bool Valid, IReadOnlyList<Fault> Faults);
}
