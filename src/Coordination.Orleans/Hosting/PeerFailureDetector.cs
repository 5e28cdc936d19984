using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Coordination.Grains;
using Coordination.Hosting;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Coordination.Orleans.Hosting;

/// <summary>Declares a silo dead at once when its process is gone: a connection to it broke, and its address refuses new ones.</summary>
/// <remarks>
/// A process that is starved or stopped refuses nothing: its system still takes connections for it. A machine or a network
/// that is gone does not answer. For both there are probes, which take seconds to be sure. Who is refused asks once more
/// after a moment, because a silo that stops in good order has said so by then.
/// </remarks>
internal sealed partial class PeerFailureDetector(
    IClusterMembershipService members, ILocalSiloDetails here, TimeProvider time, BackgroundWork background, ILogger<PeerFailureDetector> log)
{
    /// <summary>The event of a silo that has refused once, and is asked again.</summary>
    public const int Refused = 6004;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<SiloAddress, byte> _asked = new();

    /// <summary>Has the end of every connection between silos told to the watch.</summary>
    public static void Attach(SiloConnectionOptions connections)
    {
        connections.ConfigureSiloOutboundConnection(Tell);
        connections.ConfigureSiloInboundConnection(Tell);
    }

    // Which side opened the connection does not matter: who has only one of the other's is told by its end as well.
    private static void Tell(IConnectionBuilder builder)
    {
        var watch = builder.ApplicationServices.GetRequiredService<PeerFailureDetector>();
        builder.Use(next => async connection =>
        {
            try
            {
                await next(connection);
            }
            finally
            {
                watch.Ended(connection.RemoteEndPoint as IPEndPoint);
            }
        });
    }

    private void Ended(IPEndPoint? remote)
    {
        var now = members.CurrentSnapshot;
        if (remote is null || now.GetSiloStatus(here.SiloAddress) != SiloStatus.Active)
        {
            return;
        }

        var address = remote.Address.IsIPv4MappedToIPv6 ? remote.Address.MapToIPv4() : remote.Address;
        foreach (var silo in now.Members.Values.Where(member => IsSuspect(member, address)).Select(member => member.SiloAddress))
        {
            if (_asked.TryAdd(silo, 0))
            {
                background.Start("Looking whether a silo is gone", async () => await AskAsync(silo));
            }
        }
    }

    private bool IsSuspect(ClusterMember member, IPAddress address) =>
        member.Status == SiloStatus.Active && !member.SiloAddress.Equals(here.SiloAddress) && member.SiloAddress.Endpoint.Address.Equals(address);

    private async ValueTask AskAsync(SiloAddress silo)
    {
        try
        {
            if (await RefusesAsync(silo.Endpoint))
            {
                LogRefused(silo);
                await Task.Delay(Pause, time);
                if (members.CurrentSnapshot.GetSiloStatus(silo) == SiloStatus.Active && await RefusesAsync(silo.Endpoint))
                {
                    LogGone(silo);
                    await members.TryKill(silo);
                }
            }
        }
        finally
        {
            _asked.TryRemove(silo, out _);
        }
    }

    private async Task<bool> RefusesAsync(IPEndPoint address)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        using var enough = new CancellationTokenSource(ConnectTimeout, time);
        try
        {
            await socket.ConnectAsync(address, enough.Token);
            return false;
        }
        catch (SocketException fault)
        {
            return fault.SocketErrorCode == SocketError.ConnectionRefused;
        }
        catch (OperationCanceledException) when (enough.IsCancellationRequested)
        {
            return false;
        }
    }

    [LoggerMessage(EventId = Refused, Level = LogLevel.Information, Message = "A connection to the silo {Silo} broke, and its address refuses others. It is asked once more.")]
    private partial void LogRefused(SiloAddress silo);

    [LoggerMessage(EventId = 6003, Level = LogLevel.Warning, Message = "The silo {Silo} is gone: its address refuses connections. Its halls begin again on the others.")]
    private partial void LogGone(SiloAddress silo);
}
