using Coordination.SiloHost.Serving;

namespace Coordination.SiloHost.Terminal;

/// <summary>Errors as people read them: one sentence on standard error.</summary>
internal static class ErrorText
{
    /// <summary>Writes a fault and tells the exit code for it.</summary>
    /// <param name="fault">What went wrong.</param>
    /// <param name="verbose">Whether every detail follows.</param>
    public static int Write(Exception fault, bool verbose)
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
        WriteLine(text);
        if (verbose)
        {
            Console.Error.WriteLine(Secrets.Mask(fault.ToString()));
        }

        return code;
    }

    /// <summary>Writes one sentence.</summary>
    public static void WriteLine(string sentence) => Console.Error.WriteLine($"silo-host: {Line(Secrets.Mask(sentence))}");

    private static string Line(string text) => text.ReplaceLineEndings(" ");
}
