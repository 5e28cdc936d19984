using Coordination.Benchmarks.Journal;
using Coordination.Benchmarks.Lifecycles;
using Coordination.Benchmarks.Measuring;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Queries.Sql;

namespace Coordination.Benchmarks.Stores;

/// <summary>One database of a store, of the engine or of a baseline; it is deleted when it is disposed.</summary>
internal interface IStoreDatabase : IAsyncDisposable
{
    /// <summary>The engine's journal over it, not open yet, with the settings that it has by default.</summary>
    IJournal NewJournal();

    /// <summary>Makes it the store of an application, with the settings that it has by default.</summary>
    void AddTo(CoordinationBuilder engine);

    /// <summary>The tables of the engine's lists.</summary>
    IQueryDatabase NewLists();

    /// <summary>The hand-written queue over it, made when it is not there.</summary>
    /// <param name="connections">How many connections at most.</param>
    Task<IDesk> OpenQueueAsync(int connections);

    /// <summary>Writes recorded lifecycles into the engine's tables as fast as the store takes them, with nothing around it.</summary>
    Task<WriteResult> WriteBareAsync(WriteGroups groups);

    /// <summary>Gives everything a database owes after a lot of writes: a checkpoint and, where there are any, statistics.</summary>
    Task SettleAsync();

    /// <summary>How many bytes it takes up, tables and indexes.</summary>
    Task<long> ReadSizeAsync();

    /// <summary>What this process and the store have used up so far.</summary>
    Task<Cost> ReadCostAsync();
}
