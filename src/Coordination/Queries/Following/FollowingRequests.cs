namespace Coordination.Queries.Following;

/// <summary>Where whoever reads asks that the record be followed at once.</summary>
internal sealed class FollowingRequests : IDisposable
{
    /// <summary>Whether this process follows; a client of a cluster leaves it to the silos.</summary>
    public bool AreHeard { get; init; } = true;

    private readonly SemaphoreSlim _asked = new(0, 1);

    /// <summary>Asks; asking again before it is heard changes nothing.</summary>
    public void Ask()
    {
        try
        {
            _asked.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody has asked already.
        }
    }

    /// <summary>Completes when somebody asks, or after a time.</summary>
    /// <returns>Whether somebody has asked.</returns>
    public Task<bool> WaitAsync(TimeSpan longest, CancellationToken cancellation) => _asked.WaitAsync(longest, cancellation);

    public void Dispose() => _asked.Dispose();
}
