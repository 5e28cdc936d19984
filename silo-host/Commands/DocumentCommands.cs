using System.CommandLine;
using System.Text;
using System.Text.Json;
using Coordination.SiloHost.Terminal;

namespace Coordination.SiloHost.Commands;

/// <summary>What commands do with documents, plans and scenarios alike: say what is wrong with them, and print what is built in.</summary>
internal static class DocumentCommands
{
    private static readonly JsonSerializerOptions Form = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    /// <summary>The command <c>check</c>.</summary>
    /// <param name="description">What it does.</param>
    /// <param name="document">What its file is.</param>
    /// <param name="check">Checks a file, as JSON or not, and says so on the console; it tells the exit code.</param>
    public static Command CheckCommand(string description, string document, Func<string, bool, CommandConsole, int> check)
    {
        var file = new Argument<string>("FILE") { Description = document };
        var json = ScenarioFile.JsonOption();
        var command = new Command("check", description) { file, json };
        command.SetAction((parsed, _) => Task.FromResult(check(parsed.GetValue(file)!, parsed.GetValue(json), parsed.Console())));
        return command;
    }

    /// <summary>A command that prints a document that is built in, as it is.</summary>
    public static Command PrintCommand(string name, string description, Func<ReadOnlyMemory<byte>> document)
    {
        var command = new Command(name, description);
        command.SetAction((parsed, cancellation) => PrintAsync(parsed.Console(), document(), cancellation));
        return command;
    }

    /// <summary>The bytes of a document.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="what">What it should be, such as <c>a plan</c>.</param>
    /// <param name="orElse">What else to do where there is no such file.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static byte[] ReadFile(string file, string what, string orElse = "") => Opened(file, what, orElse, File.ReadAllBytes);

    /// <summary>The same of what may be too large for memory.</summary>
    public static FileStream OpenFile(string file, string what) => Opened(file, what, "", File.OpenRead);

    /// <summary>Says whether a document is right.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="file">The document.</param>
    /// <param name="faults">What is wrong with it.</param>
    /// <param name="json">Whether machines read it.</param>
    /// <param name="right">What to say when nothing is.</param>
    /// <returns>The exit code.</returns>
    public static int Report(CommandConsole console, string file, IReadOnlyList<Fault> faults, bool json, Func<string> right)
    {
        if (json)
        {
            console.Out.WriteLine(JsonSerializer.Serialize(new CheckReport(file, faults.Count == 0, faults), Form));
        }
        else if (faults.Count == 0)
        {
            console.Out.WriteLine($"{file}: {right()}");
        }
        else
        {
            WriteFaults(console, file, faults);
        }

        return faults.Count == 0 ? ExitCode.Success : ExitCode.Fault;
    }

    /// <summary>Writes every fault with its path to standard error.</summary>
    public static void WriteFaults(CommandConsole console, string file, IReadOnlyList<Fault> faults)
    {
        foreach (var fault in faults)
        {
            console.Error.WriteLine($"{fault.Place}: {fault.Message}");
        }

        ErrorText.WriteLine(console, $"{file} has {faults.Count} {(faults.Count == 1 ? "fault" : "faults")}.");
    }

    private static T Opened<T>(string file, string what, string orElse, Func<string, T> open)
    {
        try
        {
            return open(file);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new IOException($"{file}: there is no such file; give the path of {what}{orElse}.", fault);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new IOException($"{file}: it is a directory, or may not be read; give the path of {what}.", fault);
        }
    }

    private static async Task<int> PrintAsync(CommandConsole console, ReadOnlyMemory<byte> document, CancellationToken cancellation)
    {
        await console.WriteBytesAsync(document, cancellation);
        if (document.IsEmpty || document.Span[^1] != (byte)'\n')
        {
            await console.WriteBytesAsync(Encoding.UTF8.GetBytes("\n"), cancellation);
        }

        return ExitCode.Success;
    }

    private sealed record CheckReport(string File, bool Valid, IReadOnlyList<Fault> Faults);
}
