namespace Coordination.Grains;

/// <summary>A grain in memory, as its host sees it.</summary>
internal interface IGrainActivation
{
    /// <summary>Whether a fault made the state in memory invalid: the host takes a new activation for the next call.</summary>
    bool IsDropped { get; }

    /// <summary>Whether its lifecycle has ended on record, or never began, so that it need not stay in memory for a next call.</summary>
    bool IsCompleted { get; }

    /// <summary>Begins without loading: the grain's id was made just now, so nothing can be stored under it.</summary>
    void BeginNew();

    /// <summary>Loads the grain; completes before its first call.</summary>
    ValueTask ActivateAsync(CancellationToken cancellation);

    /// <summary>Notes what is done with its personal texts.</summary>
    ValueTask<Reply<NoteReceipt>> NoteAsync(PersonalNote note, CommandMeta meta, CancellationToken cancellation);
}
