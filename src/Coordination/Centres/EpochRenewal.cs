using Coordination.Journal;

namespace Coordination.Centres;

/// <summary>Ends the epoch under which a decision was made whose commit is in doubt: what is not on record by then never comes on record.</summary>
/// <remarks>
/// <para><b>Why.</b> A write whose answer was lost may only be late: in a connection that was cut and delivers what it holds when it is mended,
/// at a host that was given up and writes on until it finds out, or in a message to it. Who takes "not yet" for "not" gives the person
/// something else, and they come to hold both. Every decision carries the epoch, and its commit checks it; so the centre goes on
/// under a new one, and only then looks at the record.</para>
/// <para><b>One at a time.</b> Doubts that come together share a renewal. Decisions under way meanwhile may be refused as fenced:
/// nothing was written then, and they are made again. Only where the epoch was over already has another centre taken over.</para>
/// </remarks>
internal sealed class EpochRenewal(CentreContext centre, Deposition deposition)
{
    // Guarded by the lock of the index, like the epoch itself.
    private Task? _running;

    /// <summary>The end of the centre.</summary>
    public Deposition Deposition { get; } = deposition;

    /// <summary>Completes when nothing more can be written under an epoch.</summary>
    /// <exception cref="FencedException">Another centre has taken over.</exception>
    /// <exception cref="CoordinationException">The store does not say; it is to be asked again.</exception>
    public async ValueTask EndAsync(Epoch epoch)
    {
        while (FindOrBegin(epoch, out var own) is { } running)
        {
            if (own is not null)
            {
                await RenewAsync(own);
            }

            await running;
        }

        if (Deposition.Fault is { } fault)
        {
            throw fault;
        }
    }

    /// <summary>The store has shown that an epoch is over: the centre is deposed, unless it has itself gone on under another one.</summary>
    public async ValueTask ObserveEndedAsync(Epoch epoch)
    {
        if (FindRunning() is { } running)
        {
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        Deposition.ObserveFenced(epoch);
    }

    /// <summary>Somebody says that an epoch is over. The store is asked before that is believed: one who is wrong must not end a centre.</summary>
    /// <exception cref="CoordinationException">The store does not say; the centre goes on.</exception>
    public async ValueTask CheckEndedAsync(Epoch epoch)
    {
        if (CurrentEpoch() == epoch && await centre.Services.Journal.ReadEpochAsync(centre.Centre) != epoch)
        {
            await ObserveEndedAsync(epoch);
        }
    }

    // Null when there is nothing to wait for any more.
    private Task? FindOrBegin(Epoch epoch, out TaskCompletionSource? own)
    {
        own = null;
        using var access = centre.Enter();
        if (!access.Value.IsRunning || access.Value.Epoch != epoch)
        {
            return null;
        }

        if (_running is null)
        {
            own = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _running = own.Task;
        }

        return _running;
    }

    private Task? FindRunning()
    {
        using var access = centre.Enter();
        return _running;
    }

    private async ValueTask RenewAsync(TaskCompletionSource running)
    {
        Exception? failure = null;
        try
        {
            var before = CurrentEpoch();
            if (await centre.Services.Journal.RenewEpochAsync(centre.Centre, before) is { } renewed)
            {
                SetEpoch(renewed);
                centre.Log.LogRenewed(centre.Centre, before, renewed);
            }
            else
            {
                Deposition.Depose();
            }
        }
        catch (Exception fault)
        {
            failure = fault;
        }

        using (centre.Enter())
        {
            _running = null;
        }

        if (failure is null)
        {
            running.SetResult();
        }
        else
        {
            running.SetException(failure);
        }
    }

    private Epoch CurrentEpoch()
    {
        using var access = centre.Enter();
        return access.Value.Epoch;
    }

    private void SetEpoch(Epoch epoch)
    {
        using var access = centre.Enter();
        access.Value.Epoch = epoch;
    }
}
