using Coordination.Hosting;
using Coordination.Journal;
using Orleans.Runtime;

namespace Coordination.Orleans.Proxies;

/// <summary>Tells faults of the way to a grain from faults of the grain.</summary>
internal static class Trouble
{
    /// <summary>Whether the call may not have arrived, or its answer was lost: a silo died, left, or kept silent.</summary>
    public static bool IsOfTheWay(Exception fault) =>
        fault is OrleansException or OperationCanceledException { CancellationToken.IsCancellationRequested: false } or TimeoutException or ObjectDisposedException or System.Net.Sockets.SocketException or IOException;

    /// <summary>Whether another host has taken over, or was about to: nothing was written, or the key finds what was.</summary>
    public static bool IsOfATakeOver(Exception fault) =>
        fault is GrainDroppedException or VersionConflictException or FencedException or CommitUnknownException;
}
