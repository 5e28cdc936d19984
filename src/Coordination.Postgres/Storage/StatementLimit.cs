namespace Coordination.Postgres.Storage;

/// <summary>Ends a statement that takes too long, or that its caller no longer wants, from a thread of its own.</summary>
/// <remarks>
/// When a statement is cancelled, or its time is up, Npgsql asks the server to stop it over a new connection, and the thread that cancels stands still until that
/// connection was opened and answered, or has timed out. Where the server is silent that takes seconds, and many callers give up in
/// the same moment: on the thread pool's threads they would bring the whole process to a stop. There are never more of these threads than connections.
/// </remarks>
#pragma warning disable CA1001, CA2213 // The source has no timer and no handle, and the thread may still be cancelling it.
internal sealed class StatementLimit : IDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly TimeSpan _patience;
    private readonly ITimer _timer;
    private readonly CancellationTokenRegistration _given;
    private int _hasEnded;

    /// <param name="patience">How long the statement may take, from now on.</param>
    /// <param name="time">The clock.</param>
    /// <param name="caller">Ends it earlier.</param>
    public StatementLimit(TimeSpan patience, TimeProvider time, CancellationToken caller = default)
    {
        _patience = patience;
        _timer = time.CreateTimer(static limit => ((StatementLimit)limit!).End(), this, patience, Timeout.InfiniteTimeSpan);
        _given = caller.UnsafeRegister(static limit => ((StatementLimit)limit!).End(), this);
    }

    /// <summary>What Npgsql gets instead of the caller's token.</summary>
    public CancellationToken Token => _end.Token;

    /// <summary>Begins to measure anew.</summary>
    public void Restart() => _timer.Change(_patience, Timeout.InfiniteTimeSpan);

    /// <summary>Measures nothing for now.</summary>
    public void Pause() => _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _given.Dispose();
        _timer.Dispose();
    }

    private void End()
    {
        if (Interlocked.Exchange(ref _hasEnded, 1) == 0)
        {
            new Thread(Cancel) { IsBackground = true, Name = "Ending a statement" }.UnsafeStart();
        }
    }

    private void Cancel()
    {
        try
        {
            _end.Cancel();
        }
        catch (AggregateException)
        {
            // Whoever waits for the statement has its fault; Npgsql's own time-out is behind this one.
        }
    }
}
#pragma warning restore CA1001, CA2213
