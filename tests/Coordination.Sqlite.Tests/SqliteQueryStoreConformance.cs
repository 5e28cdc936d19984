using Coordination.Queries.Sql;
using Coordination.Sqlite.Queries;
using Coordination.TestKit.Queries;

namespace Coordination.Sqlite.Tests;

public sealed class SqliteQueryStoreConformance : QueryStoreConformance
{
    private readonly TemporaryFolder _folder = new();
    private int _others;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    private protected override IQueryDatabase CreateDatabase() => new SqliteQueryDatabase(SqliteQueryDatabase.BesideJournal(_folder.File("hall.db")));

    private protected override ValueTask<IQueryDatabase> CreateAnotherAsync() => new(new SqliteQueryDatabase(_folder.File($"another-{_others++}")));
}
