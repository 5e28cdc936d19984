using System.CommandLine;

namespace Coordination.SiloHost.Terminal;

/// <summary>How a command line is run, with the console that it is run for.</summary>
internal sealed class CommandInvocation : InvocationConfiguration
{
    public CommandInvocation(CommandConsole console)
    {
        Console = console;
        Output = console.Out;
        Error = console.Error;
        EnableDefaultExceptionHandler = false;
        ProcessTerminationTimeout = null;
    }

    /// <summary>What the commands write to.</summary>
    public CommandConsole Console { get; }
}
