using System.Diagnostics;
using System.Text;
using Coordination.SiloHost.Commands;
using Coordination.SiloHost.Terminal;

namespace Coordination.SiloHost.TestKit;

/// <summary>Runs the program's command lines as its users do: within this process, with writers in the place of its console; or as a process of its own.</summary>
public static class Cli
{
    /// <summary>The repository's folder, from which relative paths are given.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>Runs a command line to its end.</summary>
    public static Task<CliResult> RunAsync(params string[] arguments) => RunAsync(new Dictionary<string, string>(), arguments);

    /// <summary>Runs a command line to its end; its environment holds these variables, and nothing of this process's own.</summary>
    public static async Task<CliResult> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        await using var errors = Stream.Synchronized(error);
        using var log = new ErrorLog(errors);
        var console = new CommandConsole(output, errors, environment.GetValueOrDefault) { Log = log };

        // As in a process of its own: outside the synchronisation context of the tests.
        var exitCode = await Task.Run(() => SiloHostCommands.RunAsync([.. arguments.Select(InFull)], console, CancellationToken.None));
        return new CliResult(exitCode, Text(output), Text(error));
    }

    /// <summary>Runs a command line to its end as a process, with more in its environment than this process's own.</summary>
    public static async Task<CliResult> RunProcessAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(SiloHostProgram.Line[0], [.. SiloHostProgram.Line.Skip(1), .. arguments])
        {
            WorkingDirectory = Repository,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CliResult(process.ExitCode, await output, await error);
    }

    // The tests' own folder is another, and one process has only one: what is in the repository is named in full.
    private static string InFull(string argument) =>
        argument.Contains('/', StringComparison.Ordinal) && Path.Combine(Repository, argument) is var full && File.Exists(full) ? full : argument;

    private static string Text(MemoryStream written) => Encoding.UTF8.GetString(written.GetBuffer(), 0, (int)written.Length);

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Coordination.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}

/// <summary>What a run of the program came to.</summary>
public sealed record CliResult(int ExitCode, string Output, string Error)
{
    /// <summary>Standard error holds sentences of the program only: no stack trace.</summary>
    public bool HasPlainError =>
        Error.Length > 0 && Error.TrimEnd('\n').Split('\n').All(line => line.StartsWith("silo-host: ", StringComparison.Ordinal));
}
