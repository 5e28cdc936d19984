using System.CommandLine;
using System.CommandLine.Invocation;
using Coordination.SiloHost.Access;
using Coordination.SiloHost.Clusters;
using Coordination.SiloHost.Serving;
using Coordination.SiloHost.Terminal;

namespace Coordination.SiloHost.Commands;

/// <summary>The program's command line. Without arguments it serves.</summary>
internal static class SiloHostCommands
{
    /// <summary>An orderly stop finishes what is under way; only a second signal, or this much time, ends it at once.</summary>
    public static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(35);

    /// <summary>Everything that the program understands. It is made once: what is read of one command line stays in its own result.</summary>
    public static RootCommand Root { get; } = Create();

    /// <summary>Runs this process's command line; its signals stop it.</summary>
    /// <returns>0 for success, 1 when the work found a fault, 2 for wrong usage.</returns>
    public static Task<int> RunAsync(string[] args) =>
        RunAsync(args, new CommandInvocation(CommandConsole.OfProcess()) { ProcessTerminationTimeout = StopTimeout }, CancellationToken.None);

    /// <summary>Runs a command line; only the token stops it.</summary>
    /// <param name="args">The command and what follows it.</param>
    /// <param name="console">What it writes to, and its environment's variables.</param>
    /// <param name="cancellation">Stops it in good order.</param>
    /// <returns>As of a process.</returns>
    public static Task<int> RunAsync(string[] args, CommandConsole console, CancellationToken cancellation) =>
        RunAsync(args, new CommandInvocation(console), cancellation);

    private static async Task<int> RunAsync(string[] args, CommandInvocation invocation, CancellationToken cancellation)
    {
        var parsed = Root.Parse(args.Length > 0 ? args : ["serve"]);
        if (parsed.Action is ParseErrorAction)
        {
            return Explain(parsed, invocation.Console);
        }

        try
        {
            return await parsed.InvokeAsync(invocation, cancellation);
        }
#pragma warning disable CA1031 // The last stop: whatever went wrong becomes one sentence and an exit code.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return ErrorText.Write(invocation.Console, fault, args.Contains(Verbose.Name));
        }
    }

    private static RootCommand Create() => new("A coordination engine for public service halls.")
    {
        ServeCommand.Create(),
        ClientCommand.Create(),
        With(ReplayCommand.Create(), Verbose.Option()),
        With(SimulateCommand.Create(), Verbose.Option()),
        With(CalibrateCommand.Create(), Verbose.Option()),
        With(StaffingCommand.Create(), Verbose.Option()),
        With(VerifyCommand.Create(), Verbose.Option()),
        With(DatabaseCommand.Create(), Verbose.Option()),
        With(AccessCommand.Create(), Verbose.Option()),
        With(ErasuresCommand.Create(), Verbose.Option()),
        With(QueriesCommand.Create(), Verbose.Option()),
        With(HealthCommand.Create(), Verbose.Option()),
        With(LoadCommand.Create(), Verbose.Option()),
        With(PlanCommand.Create(), Verbose.Option()),
        With(ScenarioCommand.Create(), Verbose.Option()),
        With(SurveyCommand.Create(), Verbose.Option()),
    };

    private static Command With(Command command, Option option)
    {
        command.Options.Add(option);
        return command;
    }

    // One word that is not known explains every other complaint.
    private static int Explain(ParseResult parsed, CommandConsole console)
    {
        var errors = parsed.UnmatchedTokens is [var unknown, ..]
            ? [$"There is no command, option or further argument '{unknown}'."]
            : parsed.Errors.Select(error => error.Message);
        foreach (var error in errors)
        {
            ErrorText.WriteLine(console, error);
        }

        ErrorText.WriteLine(console, $"See '{Path(parsed.CommandResult.Command)} --help'.");
        return ExitCode.Usage;
    }

    private static string Path(Command command) =>
        command == Root ? "silo-host"
        : command.Parents.FirstOrDefault() is Command parent ? $"{Path(parent)} {command.Name}"
        : command.Name;
}
