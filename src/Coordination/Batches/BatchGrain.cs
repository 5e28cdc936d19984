using Coordination.Access;
using Coordination.Centres;
using Coordination.Grains;
using Coordination.Halls;
using Coordination.Journal;

namespace Coordination.Batches;

/// <summary>A batch in memory: it tells its requests one after the other, and goes on by itself after a fault or the end of its host.</summary>
/// <remarks>
/// What was told is on record for some requests at a time. After a crash those since then are told again, each with the key that it
/// was told with before: a command has one effect, however often it is repeated with its key.
/// </remarks>
internal sealed class BatchGrain(CentreId hall, BatchId id, HallServices services)
    : EventSourcedGrain<BatchState, BatchCommand, BatchEvent, BatchInput>(BatchGrainKind.Instance.KeyOf(hall, id.ToString()), Behaviour, services), IBatchGrain, IDisposable
{
    private static readonly BatchBehaviour Behaviour = new();
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LeastPause = TimeSpan.FromMilliseconds(100);

    private readonly HallServices _services = services;
    private readonly FaultBackOff _pause = new(hall, FirstPause);
    private readonly Lock _timing = new();
    private BatchRun? _run;
    private ITimer? _again;
    private int _isAtWork;
    private volatile bool _isStopped;

    /// <summary>One that has ended is seldom asked for again.</summary>
    public override bool IsCompleted => DurableVersion == 0 || !Durable.IsUnderWay;

    /// <inheritdoc />
    public override async ValueTask ActivateAsync(CancellationToken cancellation)
    {
        await base.ActivateAsync(cancellation);
        Resume();
    }

    /// <inheritdoc />
    public async ValueTask<Reply<BatchReceipt>> ExecuteAsync(BatchCommand command, CommandMeta meta, CancellationToken cancellation = default)
    {
        var plan = await _services.Plans.CurrentAsync(hall, cancellation);
        var turn = await HandleAsync(command, meta, new BatchInput(plan, command is StartBatch start ? await FindMandateAsync(start, meta.By, cancellation) : null));
        if (turn.Refusal is { } refusal)
        {
            return Reply.Refused<BatchReceipt>(refusal);
        }

        Resume();
        return Reply.Of(new BatchReceipt(id, turn.Version, StageAfter(command, turn.State)));
    }

    // A command that is repeated with its key is answered as it was at first, however far the batch is by then.
    private static BatchStage StageAfter(BatchCommand command, BatchState state) => command switch
    {
        StartBatch => BatchStage.Running,
        CancelBatch => BatchStage.Stopping,
        _ => state.Stage,
    };

    /// <inheritdoc />
    public ValueTask<BatchState?> ReadAsync(CancellationToken cancellation = default)
    {
        Resume();
        return new(DurableVersion > 0 ? Durable : null);
    }

    /// <inheritdoc />
    public ValueTask<BatchState?> ReadReportAsync(CancellationToken cancellation = default) => ReadAsync(cancellation);

    /// <summary>Stops before the next request; another activation goes on.</summary>
    public void Dispose()
    {
        _isStopped = true;
        lock (_timing)
        {
            _again?.Dispose();
            _again = null;
        }
    }

    /// <remarks>The words of its reason go with each command that is still to be given.</remarks>
    /// <inheritdoc />
    protected override bool MayErase(JournalEvent happened) => !Durable.IsUnderWay;

    private bool IsUnderWay => DurableVersion > 0 && Durable.IsUnderWay && !IsDropped && !_isStopped;

    private async ValueTask<BatchMandate?> FindMandateAsync(StartBatch start, Actor by, CancellationToken cancellation)
    {
        if (start.Grants is not { } grants || !PrincipalId.TryParse(by.Id, out var giver))
        {
            return null;
        }

        var ofHall = await _services.Grains.Access(hall).ReadAsync(cancellation);
        var ofAllHalls = await _services.Grains.AccessToAllHalls().ReadAsync(cancellation);
        return BatchMandate.Of(grants, ofHall?.Find(giver), ofAllHalls?.Find(giver));
    }

    private void Resume()
    {
        if (IsUnderWay && _pause.IsOn(_services.Time.GetUtcNow()))
        {
            SetTimer();
        }
        else if (IsUnderWay && Interlocked.Exchange(ref _isAtWork, 1) == 0)
        {
            _services.Background.Start("Giving a batch", this, static grain => grain.WorkAsync());
        }
    }

    // A fault ends the work for now, and begins a pause; what was told meanwhile is on record with each request.
    private async ValueTask WorkAsync()
    {
        try
        {
            while (IsUnderWay)
            {
                var state = Durable;
                _run ??= await BatchRun.LoadAsync(state, _services, () => _isStopped || IsDropped || Durable.Stage != BatchStage.Running);
                var progress = await _run.GoOnAsync(state);
                if (progress is { Count: > 0 } or { IsLast: true })
                {
                    (await ExecuteAsync(progress, CommandMeta.Engine)).Require();
                    _pause.End();
                }

                _run.ThrowIfFaulted();
            }
        }
        catch
        {
            _run = null;
            _pause.Begin(_services.Time.GetUtcNow());
            throw;
        }
        finally
        {
            _isAtWork = 0;
            SetTimer();
        }
    }

    // By its name: where this activation was dropped, the next one is made.
    private ValueTask<BatchState?> WakeAsync() => _services.Grains.Batch(hall, id).ReadAsync();

    private void SetTimer()
    {
        lock (_timing)
        {
            if (_isStopped || DurableVersion == 0 || !Durable.IsUnderWay)
            {
                _again?.Dispose();
                _again = null;
                return;
            }

            var pause = _pause.Until - _services.Time.GetUtcNow();
            _again ??= _services.Time.CreateTimer(
                _ => _services.Background.StartByClock("Going on with a batch", async () => await WakeAsync()), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _again.Change(pause > LeastPause ? pause : LeastPause, Timeout.InfiniteTimeSpan);
        }
    }
}
