using Coordination.Postgres.Queries;
using Coordination.Queries.Sql;
using Coordination.TestKit.Postgres;
using Coordination.TestKit.Queries;
using Xunit;

namespace Coordination.Postgres.Tests;

[NeedsPostgres]
[Collection(ConformanceCollection.Name)]
public sealed class PostgresQueryStoreConformance(PostgresFixture postgres) : QueryStoreConformance
{
    private readonly PostgresJournalOptions _options = postgres.NewOptions();

    public override async Task InitializeAsync()
    {
        // The tables are made with the journal's.
        await (await PostgresFixture.OpenAsync(_options)).DisposeAsync();
        await base.InitializeAsync();
    }

    private protected override IQueryDatabase CreateDatabase() => new PostgresQueryDatabase(_options);

    private protected override async ValueTask<IQueryDatabase> CreateAnotherAsync()
    {
        var options = postgres.NewOptions();
        await (await PostgresFixture.OpenAsync(options)).DisposeAsync();
        return new PostgresQueryDatabase(options);
    }
}
