using Coordination.TestKit.Halls;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Xunit;

namespace Coordination.Postgres.Tests;

[NeedsPostgres]
[Collection(PostgresCollection.Name)]
public sealed class DayEndTests(PostgresFixture postgres)
{
    [NeedFact]
    public async Task F11_HostDownAtClosing_TheMorningFindsWhatTheEveningWouldHaveLeft()
    {
        var options = new PostgresJournalOptions { ConnectionString = await postgres.Server.CreateDatabaseAsync(), MigrateAtStart = true };
        await ClosedHall.LiveAsync(() => new PostgresJournal(options), waiting: 200);
    }
}
