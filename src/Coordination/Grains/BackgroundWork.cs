using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Coordination.Grains;

/// <summary>Keeps count of work that no caller waits for, so that its faults are seen and a shutdown can wait for it.</summary>
/// <remarks>Work starts on the caller's thread and goes on where the host's continuations run; nothing hops threads here.</remarks>
internal sealed partial class BackgroundWork(ILogger<BackgroundWork> log)
{
    private int _running;
    private TaskCompletionSource? _idle;

    /// <summary>Starts a piece of work.</summary>
    /// <param name="what">What it is, for the log.</param>
    /// <param name="work">The work; its faults are logged, because repair is the reconciliation's.</param>
    public void Start(string what, Func<ValueTask> work) => Start(what, work, static run => run());

    /// <summary>Starts a piece of work on something, without a closure.</summary>
    /// <param name="what">What it is, for the log.</param>
    /// <param name="subject">What it works on.</param>
    /// <param name="work">The work; its faults are logged, because repair is the reconciliation's.</param>
    public void Start<TSubject>(string what, TSubject subject, Func<TSubject, ValueTask> work)
    {
        Interlocked.Increment(ref _running);
        _ = RunAsync(what, subject, work);
    }

    /// <summary>Starts a piece of work that is due by the clock.</summary>
    /// <remarks>A timer goes on in the context of whoever set it: without this, its work would show in that call's trace for ever.</remarks>
    /// <param name="what">What it is, for the log.</param>
    /// <param name="work">The work; its faults are logged, because repair is the reconciliation's.</param>
    internal void StartByClock(string what, Func<ValueTask> work)
    {
        var current = Activity.Current;
        Activity.Current = null;
        Start(what, work);
        Activity.Current = current;
    }

    /// <summary>Completes when nothing runs.</summary>
    public Task WhenIdleAsync()
    {
        var idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        idle = Interlocked.CompareExchange(ref _idle, idle, null) ?? idle;
        if (Volatile.Read(ref _running) == 0)
        {
            End(idle);
        }

        return idle.Task;
    }

    private async Task RunAsync<TSubject>(string what, TSubject subject, Func<TSubject, ValueTask> work)
    {
        try
        {
            await work(subject);
        }
        catch (OperationCanceledException)
        {
            LogCancelled(what);
        }
#pragma warning disable CA1031 // Nobody waits for it: whatever went wrong is logged here or lost.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogFailed(what, fault);
        }
        finally
        {
            if (Interlocked.Decrement(ref _running) == 0 && Volatile.Read(ref _idle) is { } idle)
            {
                End(idle);
            }
        }
    }

    private void End(TaskCompletionSource idle)
    {
        if (Interlocked.CompareExchange(ref _idle, null, idle) == idle)
        {
            idle.TrySetResult();
        }
    }

    [LoggerMessage(EventId = 1101, Level = LogLevel.Warning, Message = "{What} failed; the next reconciliation repairs what it left.")]
    private partial void LogFailed(string what, Exception fault);

    [LoggerMessage(EventId = 1102, Level = LogLevel.Debug, Message = "{What} was cancelled.")]
    private partial void LogCancelled(string what);
}
