using Coordination.TestKit.Access;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Xunit;

namespace Coordination.Postgres.Tests;

/// <summary>Access in a database that two hosts use.</summary>
[NeedsPostgres]
[Collection(PostgresCollection.Name)]
public sealed class AccessTests(PostgresFixture postgres)
{
    [NeedFact]
    public async Task Revoke_ByOneHost_HoldsAtTheOtherWithinFiveSeconds()
    {
        var options = postgres.NewOptions();
        await using var one = new PostgresJournal(options);
        await using var other = await PostgresFixture.OpenAsync(options);

        await RevocationCheck.RunAsync(one, other);
    }
}
