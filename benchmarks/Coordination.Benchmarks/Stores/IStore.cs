namespace Coordination.Benchmarks.Stores;

/// <summary>A kind of store, ready to make databases in.</summary>
internal interface IStore : IAsyncDisposable
{
    /// <summary>Its name, as titles show it.</summary>
    string Name { get; }

    /// <summary>Its word on the command line.</summary>
    string Word { get; }

    /// <summary>Its version and the settings that matter.</summary>
    string Description { get; }

    /// <summary>The numbers of connections that the hand-written queue is tried with.</summary>
    IReadOnlyList<int> QueueConnections { get; }

    /// <summary>What <see cref="IStoreDatabase.WriteBareAsync"/> does.</summary>
    string BareName { get; }

    /// <summary>Makes an empty database.</summary>
    Task<IStoreDatabase> CreateAsync();
}
