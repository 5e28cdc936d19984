using Coordination.Grains;
using Coordination.Halls;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Microsoft.Extensions.Logging;

namespace Coordination.Centres;

/// <summary>A centre in memory: an index kept equal to storage, and the commands that make its decisions true.</summary>
/// <remarks>
/// <para><b>Lifecycle.</b> Activation takes an epoch and rebuilds the index from the open requests. A commit
/// that is fenced under the epoch it has now tells that another centre has taken over: this one is deposed and gives no more work.
/// It goes on under a later epoch itself where a commit is in doubt.</para>
/// <para><b>Concurrency.</b> The index is touched under one lock only, never across an await. One caller at a time
/// pumps decisions out of it; their commits run side by side.</para>
/// </remarks>
internal sealed partial class CentreGrain : EventSourcedGrain<CentreState, CentreCommand, CentreEvent, ActivePlan?>, ICentrePeer, IDisposable
{
    private static readonly CentreBehaviour Behaviour = new();

    private readonly CentreContext _centre;
    private readonly CentreRestarts _restarts;
    private readonly CentreTimers _timers;
    private readonly EpochRenewal _renewal;
    private readonly StaffWithdrawals _withdrawals;
    private readonly AssignmentPump _pump;
    private readonly PullHandler _pullHandler;
    private readonly DueWork _due;
    private readonly Rebuild _rebuild;
    private readonly Reconciliation _reconciliation;

    public CentreGrain(CentreId centre, HallServices services, CentreOptions options, CentreRestarts restarts, Action? onDeposed = null)
        : base(GrainKey.Of(centre), Behaviour, services)
    {
        var history = new PullHistory(_centre = new CentreContext(centre, services, options, services.Logs.CreateLogger<CentreGrain>()));
        _restarts = restarts;
        _timers = new CentreTimers(_centre);
        _renewal = new EpochRenewal(_centre, new Deposition(_centre, _timers, onDeposed));
        var inDoubt = new InDoubtDecisions(_centre, _timers, history, _renewal);
        _withdrawals = new StaffWithdrawals(_centre);
        _pump = new AssignmentPump(_centre, _timers, new AssignmentCommits(_centre, inDoubt, _renewal), _withdrawals);
        _pullHandler = new PullHandler(_centre, _pump, _withdrawals, _renewal);
        _due = new DueWork(_centre, _pump, inDoubt);
        _rebuild = new Rebuild(_centre, history);
        _reconciliation = new Reconciliation(_centre, _timers, ObservePlanAsync);
    }

    /// <summary>Set when another centre has taken over, or the host has released this one: its state is stale.</summary>
    public FencedException? Deposition => _renewal.Deposition.Fault;

    /// <summary>Where no plan was published there is no hall: its name may be anybody's invention, and nothing is kept for it.</summary>
    public override bool IsCompleted => !_centre.HasPlan;

    private bool IsInCrisis => Durable.InCrisis;

    /// <inheritdoc />
    public override async ValueTask ActivateAsync(CancellationToken cancellation)
    {
        try
        {
            await _restarts.Starts.RunAsync(() => LoadAsync(cancellation));
        }
        catch (CoordinationException)
        {
            _restarts.Later(_centre.Centre, _centre.Options.PauseAfterFault);
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask<Reply<CentreReceipt>> ExecuteAsync(
        CentreCommand command, CommandMeta meta, CancellationToken cancellation = default)
    {
        var turn = await HandleAsync(command, meta, Plan());
        if (turn.Refusal is { } refusal)
        {
            return Reply.Refused<CentreReceipt>(refusal);
        }

        using (var access = _centre.Enter())
        {
            access.Value.SetCrisis(IsInCrisis, _centre.Now);
        }

        var receipt = new CentreReceipt(_centre.Centre, turn.Version, turn.Status == CentreBehaviour.InCrisis);
        if (command is ReconcileCentre)
        {
            return Reply.Of(receipt with { Reconciliation = await ReconcileAsync(cancellation) });
        }

        _pump.Run();
        return Reply.Of(receipt);
    }

    /// <summary>Something may have kept news from this centre, as when a host died that had written: it compares its memory a few times more.</summary>
    public void CompareAgain() => _timers.CompareAgain();

    public void Dispose() => _renewal.Deposition.End();

    private async ValueTask LoadAsync(CancellationToken cancellation)
    {
        await base.ActivateAsync(cancellation);
        if (await _centre.Services.Plans.CurrentAsync(_centre.Centre, cancellation) is { } plan)
        {
            await StartAsync(plan, cancellation);
        }
    }

    private async ValueTask StartAsync(ActivePlan plan, CancellationToken cancellation)
    {
        _centre.HasPlan = true;
        if (await _rebuild.TryRunAsync(plan, () => IsInCrisis, cancellation))
        {
            using (var access = _centre.Enter())
            {
                _timers.Start(access.Value, TickAsync, ReconcileOrStartAgainAsync, CompareAsync);
            }

            _pump.Run();
        }
    }

    // A start that failed half-way leaves no usable state: the next call, or this host shortly, begins with a new activation.
    private async ValueTask StartOrDropAsync(ActivePlan plan)
    {
        try
        {
            await _restarts.Starts.RunAsync(() => StartAsync(plan, CancellationToken.None));
        }
        catch
        {
            Drop();
            _restarts.Later(_centre.Centre, _centre.Options.PauseAfterFault);
            throw;
        }
    }

    private async ValueTask TickAsync()
    {
        var now = _centre.Now;
        using (var access = _centre.Enter())
        {
            _timers.OnWakeUp();
            if (!access.Value.IsRunning)
            {
                Drop();
                return;
            }

            access.Value.FollowCalendars(now);
        }

        await _due.RunAsync(now);
        _pump.Run();
    }

    // A centre that was taken over starts again when somebody calls; where nobody does, it calls itself.
    private async ValueTask ReconcileOrStartAgainAsync()
    {
        if (IsDropped)
        {
            await _centre.Services.Grains.Centre(_centre.Centre).ReadAsync();
        }
        else if (!_renewal.Deposition.IsDeposed)
        {
            await CompareAsync();
        }
    }

    private async ValueTask CompareAsync()
    {
        if (!IsDropped)
        {
            await _reconciliation.RunSparinglyAsync();
            _pump.Run();
        }
    }

    private ActivePlan? Plan()
    {
        using var access = _centre.Enter();
        return access.Value.Plan;
    }
}
