using Coordination.Journal;
using Coordination.TestKit.Postgres;
using Xunit;

namespace Coordination.Postgres.Tests;

[NeedsPostgres]
[Collection(ConformanceCollection.Name)]
public sealed class PostgresJournalConformance(PostgresFixture postgres) : JournalConformance
{
    private readonly PostgresJournalOptions _options = postgres.NewOptions();

    private protected override IJournal Create() => new PostgresJournal(_options);
}
