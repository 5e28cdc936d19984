using System.Diagnostics.CodeAnalysis;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Orleans.Answers;
using Coordination.Orleans.Halls;
using Orleans;
using Orleans.Runtime;

namespace Coordination.Orleans.Grains;

/// <summary>Wraps a grain of the core as a grain of Orleans: loads it at its first call, and again when it was dropped.</summary>
/// <remarks>
/// <para><b>Turns.</b> Every one of them is reentrant: while a commit is in flight the next call takes its turn. A call begins in
/// this activation's turn; what the core does after a commit, and what its timers start, runs on the thread pool. The core's
/// classes keep their turns by their own locks, in every host, so nothing has to come back to the activation.</para>
/// <para><b>Drops.</b> A dropped grain, or another version on record, means that nothing was written: the call is repeated on
/// a fresh one, as the embedded host does. Another version also means that another activation may be at work, so this one
/// leaves when its calls are over, and the directory has the next word.</para>
/// <para><b>Depositions.</b> A grain that another one has taken over from answers no call: its callers are told so and call
/// again, while this activation leaves.</para>
/// </remarks>
internal abstract class HostedGrain<TGrain> : Grain, IIncomingGrainCallFilter
    where TGrain : class, IGrainActivation
{
    private const int Tries = 4;

    private TGrain? _grain;
    private Task _loading = Task.CompletedTask;
    private LocalGrain<TGrain>? _local;

    public Task Invoke(IIncomingGrainCallContext context) => ClientCalls.InvokeAsync(context);

    public ValueTask<Answer<Reply<NoteReceipt>>> NoteAsync(PersonalNote note, CommandMeta meta, CancellationToken cancellation) =>
        CallAsync((note, meta, cancellation), static ValueTask<Reply<NoteReceipt>?> (grain, call) => grain.NoteAsync(call.note, call.meta, call.cancellation)!);

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_local is not null)
        {
            await _local.CloseAsync().WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        Forget(_grain);
    }

    /// <summary>A new grain of the core.</summary>
    protected abstract TGrain Create();

    /// <summary>The grain of the core as this silo's others may call it: another one only where it was loaded anew.</summary>
    /// <returns>False when they know it already, or the activation is about to leave.</returns>
    protected bool TryMakeLocal(TGrain grain, [NotNullWhen(true)] out LocalGrain<TGrain>? local)
    {
        local = null;
        if (ReferenceEquals(_local?.Grain, grain) || !ReferenceEquals(_grain, grain))
        {
            return false;
        }

        local = _local = new LocalGrain<TGrain>(grain, GrainContext);
        return true;
    }

    /// <summary>Set when another grain has taken over from this one.</summary>
    protected virtual CoordinationException? DepositionOf(TGrain grain) => null;

    /// <summary>A call is over, and the grain stays in memory.</summary>
    protected virtual void OnCalled(TGrain grain)
    {
    }

    /// <summary>Calls the grain; a fault of the engine becomes a part of the answer.</summary>
    protected ValueTask<Answer<T>> CallAsync<TArg, T>(TArg argument, Func<TGrain, TArg, ValueTask<T?>> call, bool isNew = false)
        where T : class
    {
        if (_grain is { } live && DepositionOf(live) is { } deposition && CallFault.TryOf(deposition, out var fault))
        {
            return new(new Answer<T> { Fault = fault });
        }

        var grain = Enter(isNew);
        var begun = Begin(grain, argument, call);
        if (!begun.IsCompletedSuccessfully)
        {
            return AwaitAsync(grain, begun, argument, call);
        }

        Leave(grain);
        return new(new Answer<T> { Value = begun.Result });
    }

    /// <summary>Tells the grain something that it has no answer to.</summary>
    protected ValueTask<Answer<Done>> TellAsync<TArg>(TArg argument, Func<TGrain, TArg, ValueTask> tell) =>
        CallAsync((argument, tell), static async ValueTask<Done?> (grain, told) =>
        {
            await told.tell(grain, told.argument);
            return Done.Instance;
        });

    private async ValueTask<Answer<T>> AwaitAsync<TArg, T>(
        TGrain grain, ValueTask<T?> begun, TArg argument, Func<TGrain, TArg, ValueTask<T?>> call)
        where T : class
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new Answer<T> { Value = await begun };
            }
            catch (Exception fault) when (attempt < Tries && fault is GrainDroppedException or VersionConflictException)
            {
                Forget(grain);
                if (fault is VersionConflictException)
                {
                    DeactivateOnIdle();
                }
            }
            catch (Exception exception) when (CallFault.TryOf(exception, out var fault))
            {
                return new Answer<T> { Fault = fault };
            }
            finally
            {
                Leave(grain);
            }

            grain = Enter(isNew: false);
            begun = Begin(grain, argument, call);
        }
    }

    private ValueTask<T?> Begin<TArg, T>(TGrain grain, TArg argument, Func<TGrain, TArg, ValueTask<T?>> call) =>
        _loading.IsCompletedSuccessfully ? CallOutside(grain, argument, call) : LoadAndCallAsync(_loading, grain, argument, call);

    private static async ValueTask<T?> LoadAndCallAsync<TArg, T>(Task loading, TGrain grain, TArg argument, Func<TGrain, TArg, ValueTask<T?>> call)
    {
        await loading;
        return await CallOutside(grain, argument, call);
    }

    // On this thread, but not on the activation's scheduler: each of the core's awaits would come back to it.
    private static ValueTask<T?> CallOutside<TArg, T>(TGrain grain, TArg argument, Func<TGrain, TArg, ValueTask<T?>> call)
    {
        var outside = new Task<ValueTask<T?>>(
            static state =>
            {
                var (grain, argument, call) = (Tuple<TGrain, TArg, Func<TGrain, TArg, ValueTask<T?>>>)state!;
                return call(grain, argument);
            },
            Tuple.Create(grain, argument, call));
        outside.RunSynchronously(TaskScheduler.Default);
        return outside.IsCompletedSuccessfully ? outside.Result : ValueTask.FromException<T?>(outside.Exception!.InnerException!);
    }

    private TGrain Enter(bool isNew)
    {
        if (_grain is null || _grain.IsDropped || _loading.IsFaulted || _loading.IsCanceled)
        {
            Forget(_grain);
            (_grain, _loading) = (Create(), Task.CompletedTask);
            if (isNew)
            {
                _grain.BeginNew();
            }
            else
            {
                _loading = _grain.ActivateAsync(CancellationToken.None).AsTask();
            }
        }

        return _grain;
    }

    private void Leave(TGrain grain)
    {
        if (grain.IsDropped)
        {
            Forget(grain);
        }
        else if (grain.IsCompleted)
        {
            DeactivateOnIdle();
        }
        else
        {
            OnCalled(grain);
        }
    }

    private void Forget(TGrain? grain)
    {
        if (grain is not null && ReferenceEquals(_grain, grain))
        {
            _grain = null;
            (grain as IDisposable)?.Dispose();
        }
    }
}
