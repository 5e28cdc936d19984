using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Orleans.Runtime;

namespace Coordination.Orleans.Proxies;

/// <summary>Tells transient faults of a call from faults of the grain that was called.</summary>
internal static class TransientFault
{
    /// <summary>Whether the call may not have arrived, or its answer was lost: a silo died, left, or kept silent.</summary>
    public static bool IsTransient(Exception fault) =>
        fault is OrleansException or OperationCanceledException { CancellationToken.IsCancellationRequested: false } or TimeoutException or ObjectDisposedException or System.Net.Sockets.SocketException
        or IOException and not FileNotFoundException; // An assembly that is missing stays missing.

    /// <summary>Whether another host has taken over, or was about to: nothing was written, or the key finds what was.</summary>
    public static bool IsTakeOver(Exception fault) =>
        fault is GrainDroppedException or VersionConflictException or FencedException or CommitUnknownException;
}
