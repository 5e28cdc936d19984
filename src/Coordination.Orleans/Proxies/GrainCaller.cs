using Coordination.Journal;
using Coordination.Orleans.Answers;
using Orleans.Runtime;

namespace Coordination.Orleans.Proxies;

/// <summary>Calls grains across the cluster, and retries what is safe to retry while a silo dies and another takes over.</summary>
internal sealed class GrainCaller : IDisposable
{
    private static readonly TimeSpan FirstBackOff = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromMilliseconds(250);

    private readonly TimeProvider _time;
    private readonly TimeSpan _retryFor;
    private readonly CancellationTokenSource _stopping = new();

    // Kept, because a call may still ask when the source is disposed.
    private readonly CancellationToken _stopped;

    /// <param name="time">The clock.</param>
    /// <param name="retryFor">How long a call is repeated before its caller gets the fault.</param>
    public GrainCaller(TimeProvider time, TimeSpan retryFor) => (_time, _retryFor, _stopped) = (time, retryFor, _stopping.Token);

    /// <summary>Nothing is tried again from now on: this silo leaves, and nobody hears or answers it any more.</summary>
    public void Stop() => _stopping.Cancel();

    public void Dispose() => _stopping.Dispose();

    /// <summary>A call that may be repeated: it reads, tells a whole state, or carries a key.</summary>
    public ValueTask<T?> RepeatAsync<TArg, T>(TArg argument, Func<TArg, ValueTask<Answer<T>>> call, bool isCommand, CancellationToken cancellation)
        where T : class
    {
        var begun = Begin(argument, call);
        if (!begun.IsCompletedSuccessfully)
        {
            return AwaitAsync(begun, argument, call, isCommand, cancellation);
        }

        var answer = begun.Result;
        return answer.Fault is null ? new(answer.Value) : AwaitAsync(new(answer), argument, call, isCommand, cancellation);
    }

    /// <summary>A command without a key: whether it took effect is not known when its answer is lost.</summary>
    public static async ValueTask<T?> OnceAsync<TArg, T>(TArg argument, Func<TArg, ValueTask<Answer<T>>> call)
        where T : class
    {
        try
        {
            return (await call(argument)).Open();
        }
        catch (Exception fault) when (TransientFault.IsTransient(fault))
        {
            throw Unknown(fault);
        }
    }

    private async ValueTask<T?> AwaitAsync<TArg, T>(
        ValueTask<Answer<T>> begun, TArg argument, Func<TArg, ValueTask<Answer<T>>> call, bool isCommand, CancellationToken cancellation)
        where T : class
    {
        var since = _time.GetTimestamp();
        for (var backOff = FirstBackOff; ; backOff = backOff * 2 < LongestBackOff ? backOff * 2 : LongestBackOff)
        {
            try
            {
                return (await begun).Open();
            }
            catch (Exception fault) when (TransientFault.IsTransient(fault) || TransientFault.IsTakeOver(fault))
            {
                if (_time.GetElapsedTime(since) + backOff > _retryFor || !await MayRepeatAsync(backOff, cancellation))
                {
                    throw Outcome(fault, isCommand);
                }
            }

            begun = Begin(argument, call);
        }
    }

    private static ValueTask<Answer<T>> Begin<TArg, T>(TArg argument, Func<TArg, ValueTask<Answer<T>>> call)
        where T : class
    {
        try
        {
            return call(argument);
        }
        catch (Exception fault) when (TransientFault.IsTransient(fault))
        {
            return ValueTask.FromException<Answer<T>>(fault);
        }
    }

    private static Exception Outcome(Exception fault, bool isCommand) =>
        fault is CoordinationException ? fault
        : isCommand ? Unknown(fault)
        : new JournalUnavailableException("The part of the cluster that knows does not answer.", fault) { Reason = JournalUnavailableReason.NoAnswer };

    private async ValueTask<bool> MayRepeatAsync(TimeSpan backOff, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _stopped);
        await Task.Delay(Jittered(backOff), _time, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        cancellation.ThrowIfCancellationRequested();
        return !_stopped.IsCancellationRequested;
    }

    // Between three quarters and the whole of it: everybody who called a silo that is gone would come back in one moment.
    private TimeSpan Jittered(TimeSpan backOff) => backOff * (0.75 + (_time.GetTimestamp() / 100 % 1000 / 4000.0));

    private static CommitUnknownException Unknown(Exception fault) =>
        new("The silo that was at it gave no answer; repeat the command with its key, or read to know.", fault);
}
