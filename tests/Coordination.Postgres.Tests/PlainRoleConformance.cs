using System.Globalization;
using Coordination.Journal;
using Coordination.TestKit.Postgres;
using Npgsql;
using Xunit;

namespace Coordination.Postgres.Tests;

/// <summary>The whole suite with a role that may read and write rows, and nothing else.</summary>
[NeedsPostgres]
[Collection(ConformanceCollection.Name)]
public sealed class PlainRoleConformance(PostgresFixture postgres) : JournalConformance
{
    private readonly PostgresJournalOptions _owner = postgres.NewOptions();
    private readonly string _clerk = string.Create(CultureInfo.InvariantCulture, $"clerk_{Environment.ProcessId}");

    public override async Task InitializeAsync()
    {
        if ((await PostgresSchema.MigrateAsync(_owner)).Changed)
        {
            await GrantAsync();
        }

        await base.InitializeAsync();
    }

    private protected override IJournal Create() => new PostgresJournal(_owner with
    {
        ConnectionString = new NpgsqlConnectionStringBuilder(_owner.ConnectionString) { Username = _clerk, Password = "clerk" }.ConnectionString,
        MigrateAtStart = false,
    });

    private async Task GrantAsync()
    {
        await using (var administrator = new NpgsqlConnection(postgres.Server.Administrator))
        {
            await administrator.OpenAsync();
            await _owner.ExecuteAsync(
                administrator,
                $"DO $$ BEGIN CREATE ROLE {_clerk} LOGIN PASSWORD 'clerk'; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        }

        await _owner.ExecuteAsync(
            $$"""
            GRANT USAGE ON SCHEMA {schema} TO {{_clerk}};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {{_clerk}};
            GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {{_clerk}};
            """);
    }
}
