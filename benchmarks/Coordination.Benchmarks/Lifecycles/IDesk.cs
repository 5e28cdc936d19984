namespace Coordination.Benchmarks.Lifecycles;

/// <summary>What lifecycles are measured on: the engine, or a baseline.</summary>
internal interface IDesk : IAsyncDisposable
{
    /// <summary>Somebody who submits, takes and completes requests one after the other.</summary>
    /// <param name="number">Which one, from 0.</param>
    IClerk Clerk(int number);
}

/// <summary>A desk that may have a backlog before it is measured.</summary>
internal interface IBacklogDesk : IDesk
{
    /// <summary>Submits requests that stay.</summary>
    Task FillAsync(int count);
}

/// <summary>One client. Each call completes when what it did is on disk.</summary>
internal interface IClerk
{
    /// <summary>Submits a request.</summary>
    ValueTask SubmitAsync();

    /// <summary>Takes the request that is next, and holds it.</summary>
    ValueTask TakeAsync();

    /// <summary>Completes the request in hand.</summary>
    ValueTask CompleteAsync();
}
