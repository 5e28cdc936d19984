namespace Coordination.Grains;

/// <summary>A grain in memory, as its host sees it.</summary>
internal interface IGrainActivation
{
    /// <summary>Whether a fault made the state in memory worthless: the host takes a new activation for the next call.</summary>
    bool IsDropped { get; }

    /// <summary>Whether its story is over on record, so that it need not stay in memory for a next call.</summary>
    bool IsOver { get; }

    /// <summary>Begins without loading: the grain's id was made just now, so nothing can be stored under it.</summary>
    void BeginNew();

    /// <summary>Loads the grain; completes before its first call.</summary>
    ValueTask ActivateAsync(CancellationToken cancellation);
}
