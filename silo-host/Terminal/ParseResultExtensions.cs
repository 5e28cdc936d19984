using System.CommandLine;

namespace Coordination.SiloHost.Terminal;

/// <summary>The console of a command line that is being run.</summary>
internal static class ParseResultExtensions
{
    /// <summary>The console that the command was given.</summary>
    public static CommandConsole Console(this ParseResult parsed) => ((CommandInvocation)parsed.InvocationConfiguration).Console;
}
