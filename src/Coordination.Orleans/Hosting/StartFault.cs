using System.Net.Sockets;
using Coordination.Journal;

namespace Coordination.Orleans.Hosting;

/// <summary>Says in one sentence why a silo or a client could not start.</summary>
internal static class StartFault
{
    public static Exception Explain(Exception fault) => Innermost(fault) switch
    {
        OperationCanceledException cancelled => cancelled,
        SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } or Microsoft.AspNetCore.Connections.AddressInUseException =>
            new ClusterException("The silo port or the gateway port is in use already: stop the other program, or give other ports with --silo-port and --gateway-port.", fault),
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } =>
            new ClusterException("The advertised address is none of this machine's: give one by which the others can reach it with --advertise.", fault),
        var inner => new JournalUnavailableException($"The cluster cannot be joined ({inner.Message.TrimEnd('.')}).", fault),
    };

    private static Exception Innermost(Exception fault) =>
        fault is AggregateException { InnerExceptions: [var first, ..] } ? Innermost(first)
        : fault.InnerException is { } inner && fault is not OperationCanceledException ? Innermost(inner)
        : fault;
}
