using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Coordination.SiloHost.TestKit;

/// <summary>Linux's signals to a process.</summary>
public static partial class Signals
{
    private const int Terminate = 15;
    private const int Continue = 18;
    private const int Stop = 19;

    /// <summary>Asks it to end in good order.</summary>
    public static void SendTerminate(this Process process) => Send(process, Terminate);

    /// <summary>Stops every thread where it stands.</summary>
    public static void Freeze(this Process process) => Send(process, Stop);

    /// <summary>Lets it go on as if nothing had happened.</summary>
    public static void Thaw(this Process process) => Send(process, Continue);

    private static void Send(Process process, int signal)
    {
        if (Kill(process.Id, signal) != 0)
        {
            throw new InvalidOperationException($"Signal {signal} did not reach process {process.Id}: error {Marshal.GetLastPInvokeError()}.");
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);
}
