using Coordination.Queries;
using Coordination.Queries.Sql;
using Coordination.Sqlite.Queries;
using Coordination.TestKit.Queries;

namespace Coordination.Sqlite.Tests;

public sealed class SqliteQueryStoreConformance : QueryStoreConformance
{
    private readonly TemporaryFolder _folder = new();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    private protected override IQueryStore Create() => new SqlQueryStore(new SqliteQueryDatabase(SqliteQueryDatabase.BesideJournal(_folder.File("hall.db"))));
}
