using Coordination.Benchmarks.Stores;

namespace Coordination.Benchmarks.Lifecycles;

/// <summary>One of the two that are compared: how it opens, and over what database.</summary>
/// <remarks>Without a backlog each round has a new database. A backlog is made once; then the rounds share the database.</remarks>
internal sealed class Side(IStore store, int backlog, Func<IStoreDatabase, Task<IDesk>> open) : IAsyncDisposable
{
    private IStoreDatabase? _filled;

    /// <summary>Measures with each number of clients in turn, from a settled database.</summary>
    public async Task<LoadResult[]> MeasureAsync(IReadOnlyList<int> clients, TimeSpan length)
    {
        var database = backlog > 0 ? await FilledAsync() : await store.CreateAsync();
        await using var owned = backlog > 0 ? null : database;
        await using var desk = await open(database);
        await database.SettleAsync();
        var results = new List<LoadResult>();
        foreach (var count in clients)
        {
            results.Add(await Load.MeasureAsync(desk, database, count, length));
        }

        return [.. results];
    }

    public ValueTask DisposeAsync() => _filled?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<IStoreDatabase> FilledAsync()
    {
        if (_filled is null)
        {
            _filled = await store.CreateAsync();
            await using var desk = await open(_filled);
            await ((IBacklogDesk)desk).FillAsync(backlog);
        }

        return _filled;
    }
}
