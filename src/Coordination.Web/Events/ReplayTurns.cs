namespace Coordination.Web.Events;

/// <summary>Lets readers who are far behind go on one after the other, in the order of asking: they have time, and the hall's work has not.</summary>
/// <remarks>
/// A turn is one batch. After it the place stays empty for as long as it took, so that however many replay, they take half of so many
/// processors at most.
/// </remarks>
internal sealed class ReplayTurns(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan ShortestRest = TimeSpan.FromMilliseconds(1);

    private readonly SemaphoreSlim _places = new(AtOnce);
    private int _waiting;

    /// <summary>How many at a time: one of four processors, at least one.</summary>
    public static int AtOnce { get; } = Math.Clamp(Environment.ProcessorCount / 4, 1, 4);

    /// <summary>How many wait for their turn or have it.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Does something when its turn comes.</summary>
    public async Task<T> TakeAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            await _places.WaitAsync(cancellation);
        }
        catch
        {
            Interlocked.Decrement(ref _waiting);
            throw;
        }

        var begun = time.GetTimestamp();
        try
        {
            return await work();
        }
        finally
        {
            _ = RestAsync(time.GetElapsedTime(begun));
        }
    }

    public void Dispose() => _places.Dispose();

    // Whoever had the turn goes on with what it brought meanwhile.
    private async Task RestAsync(TimeSpan taken)
    {
        await Task.Delay(taken > ShortestRest ? taken : ShortestRest, time);
        Interlocked.Decrement(ref _waiting);
        try
        {
            _places.Release();
        }
        catch (ObjectDisposedException)
        {
            // The host has gone meanwhile, and nobody waits any more.
        }
    }
}
