namespace Coordination.SiloHost.Terminal;

/// <summary>What the program's exit code says.</summary>
internal static class ExitCode
{
    /// <summary>The work was done and found no fault.</summary>
    public const int Success = 0;

    /// <summary>The work found a fault, or could not be done.</summary>
    public const int Fault = 1;

    /// <summary>The command line is not one that the program knows.</summary>
    public const int Usage = 2;
}
