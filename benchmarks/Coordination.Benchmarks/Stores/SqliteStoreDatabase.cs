using Coordination.Benchmarks.Journal;
using Coordination.Benchmarks.Lifecycles;
using Coordination.Benchmarks.Measuring;
using Coordination.Benchmarks.Queues;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Queries.Sql;
using Coordination.Sqlite;
using Coordination.Sqlite.Queries;

namespace Coordination.Benchmarks.Stores;

/// <summary>A SQLite file.</summary>
internal sealed class SqliteStoreDatabase : IStoreDatabase
{
    private readonly BenchmarkFile _file = new();

    public IJournal NewJournal() => new SqliteJournal(new SqliteJournalOptions { Path = _file.Path });

    public void AddTo(CoordinationBuilder engine) => engine.UseSqlite(_file.Path);

    public IQueryDatabase NewLists() => new SqliteQueryDatabase(SqliteQueryDatabase.BesideJournal(_file.Path));

    public Task<IDesk> OpenQueueAsync(int connections) => Task.FromResult<IDesk>(new SqliteQueue(_file.Path));

    public async Task<WriteResult> WriteBareAsync(WriteGroups groups)
    {
        using var bare = await BareInserts.OpenAsync(_file.Path);
        return await WriteResult.MeasureAsync(this, groups.Events, groups.Appends, () => Task.Run(() => bare.Write(groups)));
    }

    // Closing a journal works its log into the file; there is nothing else to settle.
    public Task SettleAsync() => Task.CompletedTask;

    public Task<long> ReadSizeAsync() => Task.FromResult(new FileInfo(_file.Path).Length);

    public Task<Cost> ReadCostAsync() =>
        Task.FromResult(new Cost(ProcessTimes.BytesWritten(), Environment.CpuUsage.TotalTime, TimeSpan.Zero, GC.GetTotalAllocatedBytes()));

    public ValueTask DisposeAsync()
    {
        _file.Dispose();
        return ValueTask.CompletedTask;
    }
}
