using System.CommandLine;
using System.CommandLine.Invocation;
using Coordination.SiloHost.Clusters;
using Coordination.SiloHost.Serving;
using Coordination.SiloHost.Terminal;

namespace Coordination.SiloHost.Commands;

/// <summary>The program's command line. Without arguments it serves.</summary>
internal static class SiloHostCommands
{
    /// <summary>An orderly stop finishes what is under way; only a second signal, or this much time, ends it at once.</summary>
    public static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(35);

    private static readonly InvocationConfiguration Invocation = new()
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = StopTimeout,
    };

    /// <summary>Runs a command line.</summary>
    /// <returns>0 for success, 1 when the work found a fault, 2 for wrong usage.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var root = Create();
        var parsed = root.Parse(args.Length > 0 ? args : ["serve"]);
        if (parsed.Action is ParseErrorAction)
        {
            return Explain(parsed, root);
        }

        try
        {
            return await parsed.InvokeAsync(Invocation);
        }
#pragma warning disable CA1031 // The last stop: whatever went wrong becomes one sentence and an exit code.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return ErrorText.Write(fault, args.Contains(Verbose.Name));
        }
    }

    /// <summary>Everything that the program understands.</summary>
    public static RootCommand Create() => new("A coordination engine for public service halls.")
    {
        ServeCommand.Create(),
        ClientCommand.Create(),
        With(ReplayCommand.Create(), Verbose.Option()),
        With(SimulateCommand.Create(), Verbose.Option()),
        With(CalibrateCommand.Create(), Verbose.Option()),
        With(StaffCommand.Create(), Verbose.Option()),
        With(VerifyCommand.Create(), Verbose.Option()),
        With(DatabaseCommand.Create(), Verbose.Option()),
        With(HealthCommand.Create(), Verbose.Option()),
        With(LoadCommand.Create(), Verbose.Option()),
        With(PlanCommand.Create(), Verbose.Option()),
        With(ScenarioCommand.Create(), Verbose.Option()),
    };

    private static Command With(Command command, Option option)
    {
        command.Options.Add(option);
        return command;
    }

    // One word that is not known explains every other complaint.
    private static int Explain(ParseResult parsed, RootCommand root)
    {
        var errors = parsed.UnmatchedTokens is [var unknown, ..]
            ? [$"There is no command, option or further argument '{unknown}'."]
            : parsed.Errors.Select(error => error.Message);
        foreach (var error in errors)
        {
            ErrorText.WriteLine(error);
        }

        ErrorText.WriteLine($"See '{Path(parsed.CommandResult.Command, root)} --help'.");
        return ExitCode.Usage;
    }

    private static string Path(Command command, RootCommand root) =>
        command == root ? "silo-host"
        : command.Parents.FirstOrDefault() is Command parent ? $"{Path(parent, root)} {command.Name}"
        : command.Name;
}
