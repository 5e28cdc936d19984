using Coordination.Centres;
using Coordination.Grains;
using Coordination.Halls;
using Coordination.Hosting;
using Coordination.Orleans.Placement;
using Coordination.Orleans.Proxies;
using Coordination.Plans;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace Coordination.Orleans.Halls;

/// <summary>Sees to it that every hall with a plan has a centre at work, though nobody calls: at the start, whenever the members change, and now and then.</summary>
/// <remarks>
/// Each silo looks after the halls that are at home on it. When another silo dies, its halls get a new home at once, and
/// that home wakes them; centres that were at work compare their memory with the record. When a silo comes, centres that
/// are at home there now are sent home by the silo that they are on.
/// </remarks>
internal sealed partial class CentreActivator(
    HallServices services, IGrainFactory grains, HallHomes homes, LiveCentres live, IClusterMembershipService members, CentreActivationOptions activation, ILogger<CentreActivator> log)
    : IAsyncDisposable
{
    private const int AtOnce = 16;
    private static readonly TimeSpan SettleFor = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _looking = new(1);
    private Task _watching = Task.CompletedTask;
    private ITimer? _timer;
    private ITimer? _settling;

    /// <summary>Wakes what is at home here, and goes on watching.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        if (activation.ScanEvery == Timeout.InfiniteTimeSpan)
        {
            return;
        }

        await LookAsync(cancellation);
        _watching = WatchAsync();
        _timer = services.Time.CreateTimer(_ => Look(), null, activation.ScanEvery, activation.ScanEvery);
        _settling = services.Time.CreateTimer(_ => MigrateAway(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _timer?.Dispose();
        _settling?.Dispose();
        await _watching;
    }

    private async Task WatchAsync()
    {
        try
        {
            ClusterMembershipSnapshot? before = null;
            await foreach (var now in members.MembershipUpdates.WithCancellation(_stopping.Token))
            {
                Look();
                _settling?.Change(SettleFor, Timeout.InfiniteTimeSpan);
                if (before is not null && now.CreateUpdate(before).Changes.Any(member => member.Status == SiloStatus.Dead))
                {
                    services.Background.Start("Comparing centres' memory with the record", CompareAsync);
                }

                before = now;
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The silo stops.
        }
    }

    private void Look() => services.Background.Start("Looking after the halls", async () => await LookAsync(_stopping.Token));

    private async Task LookAsync(CancellationToken cancellation)
    {
        await _looking.WaitAsync(cancellation);
        try
        {
            await Parallel.ForEachAsync(
                PlannedHalls.ReadAsync(services.Journal, cancellation),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
                EnsureActiveAsync);
        }
        finally
        {
            _looking.Release();
        }
    }

    // A plan itself is read only where an older one is in memory.
    private async ValueTask EnsureActiveAsync((CentreId Centre, long Version) hall, CancellationToken cancellation)
    {
        try
        {
            if (homes.IsHere(hall.Centre))
            {
                await services.Grains.Centre(hall.Centre).ReadAsync(cancellation);
            }

            if (services.Plans.Knows(hall.Centre, olderThan: hall.Version))
            {
                await services.Plans.AdvanceAsync(hall.Centre, hall.Version, cancellation);
            }
        }
        catch (CoordinationException fault)
        {
            LogNotWoken(hall.Centre, fault.Message);
        }
    }

    // What had just been written on the silo that is gone may never have been told to a centre that lives.
    private async ValueTask CompareAsync() => await Parallel.ForEachAsync(
        live.All, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = _stopping.Token }, CompareAsync);

    // Where it fails, the centre's own next comparison repairs it.
    private async ValueTask CompareAsync(CentreId centre, CancellationToken cancellation)
    {
        try
        {
            await services.Grains.Centre(centre).ReconcileAsync(cancellation);
        }
        catch (CoordinationException fault)
        {
            LogNotCompared(centre, fault.Message);
        }
    }

    // Not at once: members that come together are to be counted together.
    private void MigrateAway()
    {
        foreach (var centre in live.All.Where(centre => !homes.IsHere(centre)))
        {
            services.Background.Start("Sending a centre home", async () => await MigrateAsync(centre));
        }
    }

    private async ValueTask MigrateAsync(CentreId centre)
    {
        LogSentHome(centre);
        await grains.Centre(centre).MoveHomeAsync();
    }

    [LoggerMessage(EventId = 6102, Level = LogLevel.Warning, Message = "The centre '{Centre}' could not be woken ({Reason}); it is tried again shortly.")]
    private partial void LogNotWoken(CentreId centre, string reason);

    [LoggerMessage(EventId = 6105, Level = LogLevel.Warning, Message = "The centre '{Centre}' could not compare its memory with the record ({Reason}); it does so by itself later.")]
    private partial void LogNotCompared(CentreId centre, string reason);

    [LoggerMessage(EventId = 6103, Level = LogLevel.Information, Message = "The centre '{Centre}' moves to the silo where it is at home now.")]
    private partial void LogSentHome(CentreId centre);
}
