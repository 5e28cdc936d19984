using Coordination.Journal;
using Coordination.Orleans.Answers;
using Orleans.Runtime;

namespace Coordination.Orleans.Proxies;

/// <summary>Calls grains across the cluster, and retries what is safe to retry while a silo dies and another takes over.</summary>
/// <param name="time">The clock.</param>
/// <param name="retryFor">How long a call is repeated before its caller gets the fault.</param>
internal sealed class GrainCaller(TimeProvider time, TimeSpan retryFor)
{
    private static readonly TimeSpan FirstBackOff = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromMilliseconds(250);

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
        var since = time.GetTimestamp();
        for (var backOff = FirstBackOff; ; backOff = backOff * 2 < LongestBackOff ? backOff * 2 : LongestBackOff)
        {
            try
            {
                return (await begun).Open();
            }
            catch (Exception fault) when (TransientFault.IsTransient(fault) || TransientFault.IsTakeOver(fault))
            {
                if (time.GetElapsedTime(since) + backOff > retryFor)
                {
                    throw Outcome(fault, isCommand);
                }
            }

            await BackOffAsync(backOff, cancellation);
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

    private async ValueTask BackOffAsync(TimeSpan backOff, CancellationToken cancellation) => await Task.Delay(backOff, time, cancellation);

    private static CommitUnknownException Unknown(Exception fault) =>
        new("The silo that was at it gave no answer; repeat the command with its key, or read to know.", fault);
}
