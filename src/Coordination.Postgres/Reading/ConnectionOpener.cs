using Npgsql;

namespace Coordination.Postgres.Reading;

/// <summary>Opens connections to read with, a few at a time: a server that is late must not be met by everybody at once.</summary>
/// <remarks>
/// Whoever gives up on a connection that is being opened leaves the server's half of it behind for a while. Without a bound, a
/// storm of callers fills the server's slots with such halves, and no attempt succeeds any more. A connection of the
/// pool that is idle is there at once, so that the bound costs nothing.
/// </remarks>
/// <param name="open">Takes a connection of the pool, or opens one.</param>
/// <param name="patience">How long a caller waits for its turn.</param>
/// <param name="time">The clock.</param>
#pragma warning disable CA1001 // Nobody asks the semaphore for a handle, so that there is nothing to dispose of.
internal sealed class ConnectionOpener(Func<CancellationToken, ValueTask<NpgsqlConnection>> open, TimeSpan patience, TimeProvider time)
#pragma warning restore CA1001
{
    /// <summary>How many at a time.</summary>
    public const int AtOnce = 4;

    private readonly SemaphoreSlim _turns = new(AtOnce);

    /// <exception cref="TimeoutException">The turn did not come in time.</exception>
    public async ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellation)
    {
        if (!_turns.Wait(TimeSpan.Zero, CancellationToken.None))
        {
            await WaitAsync(cancellation);
        }

        try
        {
            return await open(cancellation);
        }
        finally
        {
            _turns.Release();
        }
    }

    private async Task WaitAsync(CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            await _turns.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException("Too many others wait for a connection.");
        }
    }
}
