using System.Net;
using System.Net.Sockets;
using Coordination.Grains;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Coordination.Orleans.Hosting;

/// <summary>While this silo joins: declares members dead that are listed as active and are gone, so that nobody waits for their answer.</summary>
/// <remarks>
/// A silo joins when every active member has answered it. After the whole cluster was killed nobody is there who would declare the others dead, so
/// the first that comes back would wait until it could never. Gone is a member whose address refuses connections, twice; or
/// that does not answer and has not written for a while that it is alive.
/// </remarks>
internal sealed partial class DepartedMembers(
    IClusterMembershipService members, IMembershipTable table, ILocalSiloDetails here, IOptions<ClusterMembershipOptions> options, TimeProvider time, BackgroundWork background,
    ILogger<DepartedMembers> log) : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private const int MissedWrites = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _joined = new();

    public void Participate(ISiloLifecycle lifecycle)
    {
        lifecycle.Subscribe(nameof(DepartedMembers), ServiceLifecycleStage.AfterRuntimeGrainServices + 1, StartAsync, StopAsync);
        lifecycle.Subscribe(nameof(DepartedMembers), ServiceLifecycleStage.Active, StopAsync);
    }

    public void Dispose() => _joined.Dispose();

    private Task StartAsync(CancellationToken cancellation)
    {
        background.Start("Looking for members that are gone", LookAsync);
        return Task.CompletedTask;
    }

    private Task StopAsync(CancellationToken cancellation) => _joined.CancelAsync();

    private async ValueTask LookAsync()
    {
        while (!_joined.IsCancellationRequested)
        {
            try
            {
                await Task.WhenAll(members.CurrentSnapshot.Members.Values
                    .Where(member => member.Status == SiloStatus.Active && !member.SiloAddress.Equals(here.SiloAddress))
                    .Select(member => LookAsync(member.SiloAddress)));
            }
            catch (Exception fault) when (!_joined.IsCancellationRequested)
            {
                // The database may be away for a moment: who cannot be declared dead now is looked at again.
                LogNotLooked(fault);
            }

            await Task.Delay(Pause, time, _joined.Token);
        }
    }

    private async Task LookAsync(SiloAddress silo)
    {
        var first = await ConnectAsync(silo.Endpoint);
        if (first is SocketError.Success)
        {
            return;
        }

        await Task.Delay(Pause, time, _joined.Token);
        if (await ConnectAsync(silo.Endpoint) is var second && second is SocketError.Success)
        {
            return;
        }

        if ((first, second) is (SocketError.ConnectionRefused, SocketError.ConnectionRefused) || await IsSilentAsync(silo))
        {
            LogGone(silo);
            await members.TryKill(silo);
        }
    }

    // A connection that is only taken says that the address is somebody's: the rest is for the others' probes to find out.
    private async Task<SocketError> ConnectAsync(IPEndPoint address)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        using var enough = new CancellationTokenSource(ConnectTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, _joined.Token);
        try
        {
            await socket.ConnectAsync(address, either.Token);
            return SocketError.Success;
        }
        catch (SocketException fault)
        {
            return fault.SocketErrorCode;
        }
        catch (OperationCanceledException) when (!_joined.IsCancellationRequested)
        {
            return SocketError.TimedOut;
        }
    }

    private async Task<bool> IsSilentAsync(SiloAddress silo)
    {
        var entry = (await table.ReadRowAsync(silo, _joined.Token)).Members.Select(member => member.Item1).FirstOrDefault(member => member.SiloAddress.Equals(silo));
        return entry is not null && time.GetUtcNow().UtcDateTime - entry.IAmAliveTime > options.Value.IAmAliveTablePublishTimeout * MissedWrites;
    }

    [LoggerMessage(EventId = 6014, Level = LogLevel.Warning, Message = "Members that may be gone could not be looked at; it is tried again shortly.")]
    private partial void LogNotLooked(Exception fault);

    [LoggerMessage(EventId = 6007, Level = LogLevel.Warning, Message = "The silo {Silo} is listed as active and is gone: it is declared dead, so that this one may join.")]
    private partial void LogGone(SiloAddress silo);
}
