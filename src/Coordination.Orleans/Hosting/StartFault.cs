using System.Globalization;
using System.Net.Sockets;
using Coordination.Journal;
using Orleans.Runtime;

namespace Coordination.Orleans.Hosting;

/// <summary>Says in one sentence why a silo or a client could not start.</summary>
internal static class StartFault
{
    /// <param name="fault">What was met.</param>
    /// <param name="silo">The silo that was to start; null for anything else.</param>
    public static Exception Explain(Exception fault, ILocalSiloDetails? silo = null) => Innermost(fault) switch
    {
        OperationCanceledException cancelled => cancelled,
        CoordinationException known => known,
        OrleansConfigurationException settings => new ClusterException(settings.Message, fault),
        SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } or Microsoft.AspNetCore.Connections.AddressInUseException =>
            new ClusterException($"The silo port{Port(silo?.SiloAddress)} or the gateway port{Port(silo?.GatewayAddress)} is in use already: stop the other program, or give other ports with --silo-port and --gateway-port.", fault),
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } =>
            new ClusterException("The advertised address is none of this machine's: give one by which the others can reach it with --advertise.", fault),
        var inner => new JournalUnavailableException($"The silo cannot be started, or the cluster not be reached ({inner.Message.TrimEnd('.')}).", fault),
    };

    private static string Port(SiloAddress? address) => address is null ? "" : string.Create(CultureInfo.InvariantCulture, $" {address.Endpoint.Port}");

    private static Exception Innermost(Exception fault) =>
        fault is AggregateException { InnerExceptions: [var first, ..] } ? Innermost(first)
        : fault.InnerException is { } inner && fault is not OperationCanceledException ? Innermost(inner)
        : fault;
}
