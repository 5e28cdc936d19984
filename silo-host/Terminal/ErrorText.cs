using Coordination.SiloHost.Serving;

namespace Coordination.SiloHost.Terminal;

/// <summary>Errors as people read them: one sentence on standard error.</summary>
internal static class ErrorText
{
    /// <summary>Writes a fault and tells the exit code for it.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="fault">What went wrong.</param>
    /// <param name="verbose">Whether every detail follows.</param>
    public static int Write(CommandConsole console, Exception fault, bool verbose)
    {
        var (code, text) = fault switch
        {
            UsageException usage => (ExitCode.Usage, usage.Message),
            ServeException serve => (serve.ExitCode, serve.Message),
            OperationCanceledException => (ExitCode.Fault, "Stopped before the work was done."),
            CoordinationException known => (ExitCode.Fault, known.Message),
            IOException or UnauthorizedAccessException => (ExitCode.Fault, fault.Message),
            _ => (ExitCode.Fault, $"Something unexpected went wrong: {Line(fault.Message)} Run it again with --verbose for details."),
        };
        WriteLine(console, text);
        if (verbose)
        {
            console.Error.WriteLine(console.Secrets.Mask(fault.ToString()));
        }

        return code;
    }

    /// <summary>Writes one sentence.</summary>
    public static void WriteLine(CommandConsole console, string sentence) =>
        console.Error.WriteLine($"silo-host: {Line(console.Secrets.Mask(sentence))}");

    private static string Line(string text) => text.ReplaceLineEndings(" ");
}
