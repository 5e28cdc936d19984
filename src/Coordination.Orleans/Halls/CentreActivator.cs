using System.Collections.Concurrent;
using Coordination.Batches;
using Coordination.Centres;
using Coordination.Erasures;
using Coordination.Grains;
using Coordination.Halls;
using Coordination.Hosting;
using Coordination.Orleans.Placement;
using Coordination.Orleans.Proxies;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace Coordination.Orleans.Halls;

/// <summary>Sees to it that every hall where something is open has a centre at work, though nobody calls: at the start, whenever the members change, and now and then.</summary>
/// <remarks>
/// <para>Each silo looks after the halls that are at home on it. When another silo dies, its halls get a new home at once, and
/// that home wakes them; centres that were at work compare their memory with the record. When a silo comes, centres that
/// are at home there now are sent home by the silo that they are on.</para>
/// <para>One read says which halls have something open and what is due there first: the centres of the others are woken by
/// whoever calls them. It is spared while nothing is written. Few are woken and sent at a time, so that a call of somebody comes between.</para>
/// </remarks>
internal sealed partial class CentreActivator : IAsyncDisposable
{
    private const int AtOnce = 8;
    private const int MovesAtOnce = 4;
    private static readonly TimeSpan SettleFor = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan MovePatience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LeavePatience = TimeSpan.FromSeconds(2);

    private readonly HallServices _services;
    private readonly IGrainFactory _grains;
    private readonly HallHomes _homes;
    private readonly LiveCentres _live;
    private readonly IClusterMembershipService _members;
    private readonly CentreActivationOptions _activation;
    private readonly ILogger<CentreActivator> _log;
    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _looking = new(1);
    private readonly ErasuresResumption _erasures;
    private readonly BatchResumption _batches;
    private readonly HallQueue _wakes;
    private readonly HallQueue _moves;
    private readonly ConcurrentDictionary<CentreId, SiloAddress> _sent = new();
    private readonly OpenHallsReader _open;
    private Task _watching = Task.CompletedTask;
    private ITimer? _timer;
    private ITimer? _settling;
    private int _isAsked;
    private int _toWake;

    public CentreActivator(
        HallServices services, IGrainFactory grains, HallHomes homes, LiveCentres live, IClusterMembershipService members, CentreActivationOptions activation, ILogger<CentreActivator> log)
    {
        (_services, _grains, _homes, _live, _members, _activation, _log) = (services, grains, homes, live, members, activation, log);
        _open = new OpenHallsReader(services.Journal, services.Plans, services.Watch);
        _erasures = new ErasuresResumption(services.Journal, services.Grains);
        _batches = new BatchResumption(services.Journal, services.Grains);
        _wakes = new HallQueue("Waking centres", AtOnce, services.Background, WakeAsync);
        _moves = new HallQueue("Sending centres home", MovesAtOnce, services.Background, MoveAsync);
    }

    /// <summary>How many halls wait to be woken.</summary>
    public int Waiting => _wakes.Waiting;

    /// <summary>How many halls are at work of those at home here where something was open at the last look.</summary>
    public (int Woken, int All) Progress => Waiting is > 0 and var waiting ? (Math.Max(0, _toWake - waiting), Math.Max(_toWake, waiting)) : (0, 0);

    /// <summary>Begins to wake what is at home here and has something open, and goes on watching.</summary>
    public void Start()
    {
        if (_activation.ScanEvery == Timeout.InfiniteTimeSpan)
        {
            return;
        }

        _timer = _services.Time.CreateTimer(_ => Look(), null, _activation.ScanEvery, _activation.ScanEvery);
        _settling = _services.Time.CreateTimer(_ => MoveAway(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _watching = WatchAsync();
        Look();
    }

    /// <summary>Wakes a centre when its turn comes.</summary>
    public void Wake(CentreId centre) => _wakes.Add(centre);

    /// <summary>Other silos than before are the homes of halls, or may be.</summary>
    public void ObserveHomes()
    {
        Look();
        _settling?.Change(SettleFor, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Sends the halls home that have another home now that this silo is about to leave, and waits for them a while: it still serves meanwhile.</summary>
    /// <remarks>Those that are left are handed over by Orleans when the silo leaves.</remarks>
    public async Task LeaveAsync(CancellationToken cancellation)
    {
        using var enough = new CancellationTokenSource(LeavePatience, _services.Time);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _stopping.Token, enough.Token);
        var leaving = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = late.Token };
        try
        {
            await Parallel.ForEachAsync(_live.All, leaving, (centre, _) => MoveAsync(centre)).WaitAsync(late.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            LogNotAllSentHome(_live.All.Count);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _timer?.Dispose();
        _settling?.Dispose();
        _wakes.Stop();
        _moves.Stop();
        await _watching;
    }

    private async Task WatchAsync()
    {
        try
        {
            ClusterMembershipSnapshot? before = null;
            await foreach (var now in _members.MembershipUpdates.WithCancellation(_stopping.Token))
            {
                ObserveHomes();
                if (before is not null && now.CreateUpdate(before).Changes.Any(member => member.Status == SiloStatus.Dead))
                {
                    _services.Background.Start("Comparing centres' memory with the record", CompareAsync);
                    _live.CompareAgain();
                }

                before = now;
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The silo stops.
        }
    }

    // News that come while somebody waits to look are seen by that look.
    private void Look()
    {
        if (_timer is not null && Interlocked.Exchange(ref _isAsked, 1) == 0)
        {
            _services.Background.Start("Looking after the halls", LookAsync);
        }
    }

    private async ValueTask LookAsync()
    {
        await _looking.WaitAsync(_stopping.Token);
        try
        {
            _isAsked = 0;
            var open = await _open.ReadAsync(_stopping.Token);
            var isHere = _homes.IsHereNow();
            var here = open.Where(hall => isHere(hall.Centre)).ToList();
            _toWake = here.Count;
            _wakes.Add(here
                .Where(hall => !_live.IsAtWork(hall.Centre))
                .OrderBy(hall => hall.NextDue ?? DateTimeOffset.MaxValue)
                .Select(hall => hall.Centre));
            await _erasures.RunAsync(_stopping.Token);
            await _batches.RunAsync(_stopping.Token);
        }
        catch (CoordinationException fault)
        {
            LogNotLooked(fault.Message);
            _timer?.Change(AgainAfter, _activation.ScanEvery);
        }
        finally
        {
            _looking.Release();
        }
    }

    private async ValueTask WakeAsync(CentreId centre)
    {
        try
        {
            if (_homes.IsHere(centre))
            {
                await _services.Grains.Centre(centre).ReadAsync(_stopping.Token);
            }
        }
        catch (CoordinationException fault)
        {
            LogNotWoken(centre, fault.Message);
        }
    }

    // What had just been written on the silo that is gone may never have been told to a centre that lives.
    private async ValueTask CompareAsync() => await Parallel.ForEachAsync(
        _live.All, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = _stopping.Token }, CompareAsync);

    // Where it fails, the centre's own next comparison repairs it.
    private async ValueTask CompareAsync(CentreId centre, CancellationToken cancellation)
    {
        try
        {
            await _services.Grains.Centre(centre).ReconcileAsync(cancellation);
        }
        catch (CoordinationException fault)
        {
            LogNotCompared(centre, fault.Message);
        }
    }

    // One that came back all the same stays until it has another home.
    private bool IsSentTo(SiloAddress home, CentreId centre) => _sent.TryGetValue(centre, out var before) && before.Equals(home);

    // Not at once: members that come together are to be counted together.
    private void MoveAway()
    {
        var isHere = _homes.IsHereNow();
        _moves.Add(_live.All.Where(centre => !isHere(centre)));
    }

    // The next one goes when this one is at work at its home; where that takes long, it must not hold up the others. It is called when it has
    // wholly left: a call that meets it while it leaves may begin it again where it was.
    private async ValueTask MoveAsync(CentreId centre)
    {
        try
        {
            if (_live.Find(centre) is { } here && _homes.Of(centre) is { } home && !home.Equals(_homes.Here) && !IsSentTo(home, centre))
            {
                _sent[centre] = home;
                LogSentHome(centre);
                await _grains.Centre(centre).MoveHomeAsync();
                await here.Activation.Deactivated.WaitAsync(MovePatience, _services.Time, _stopping.Token);
                await _services.Grains.Centre(centre).ReadAsync(_stopping.Token).AsTask().WaitAsync(MovePatience, _services.Time, _stopping.Token);
            }
        }
        catch (Exception fault) when (fault is CoordinationException || TransientFault.IsTransient(fault))
        {
            LogNotWoken(centre, fault.Message);
        }
    }

    [LoggerMessage(EventId = 6102, Level = LogLevel.Warning, Message = "The centre '{Centre}' could not be woken ({Reason}); it is tried again shortly.")]
    private partial void LogNotWoken(CentreId centre, string reason);

    [LoggerMessage(EventId = 6106, Level = LogLevel.Warning, Message = "What is open in the halls could not be read ({Reason}); it is tried again shortly.")]
    private partial void LogNotLooked(string reason);

    [LoggerMessage(EventId = 6105, Level = LogLevel.Warning, Message = "The centre '{Centre}' could not compare its memory with the record ({Reason}); it does so by itself later.")]
    private partial void LogNotCompared(CentreId centre, string reason);

    [LoggerMessage(EventId = 6107, Level = LogLevel.Information, Message = "{Count} centres were not sent to their new homes before this silo leaves; they begin there when it has left.")]
    private partial void LogNotAllSentHome(int count);

    [LoggerMessage(EventId = 6103, Level = LogLevel.Information, Message = "The centre '{Centre}' moves to the silo where it is at home now.")]
    private partial void LogSentHome(CentreId centre);
}
