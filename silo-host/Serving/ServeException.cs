namespace Coordination.SiloHost.Serving;

/// <summary>The host cannot serve; the message is one sentence for the one who started it.</summary>
internal sealed class ServeException(string message, int exitCode, Exception? inner = null) : CoordinationException(message, inner)
{
    /// <summary>The work met a fault.</summary>
    public const int Fault = 1;

    /// <summary>The command was used wrongly.</summary>
    public const int Usage = 2;

    /// <summary>What the process ends with.</summary>
    public int ExitCode { get; } = exitCode;
}
