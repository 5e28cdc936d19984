using Coordination.Departments;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Postgres.Reading;
using Coordination.Postgres.Storage;
using Coordination.Staff;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Npgsql;
using Shouldly;
using Xunit;

namespace Coordination.Postgres.Tests;

/// <summary>What each kind of query walks along, with the planner as free as in production: an index, never a whole table.</summary>
[NeedsPostgres]
[Collection(PostgresCollection.Name)]
public sealed class QueryPlanTests(PostgresFixture postgres)
{
    private static readonly (string Name, string Parameters, string Expected)[] Reads =
    [
        ("Read/row", "smallint, text", "Index Scan using grain_key"),
        ("Read/history", "smallint, text, bigint, integer", "Index Scan using journal_grain"),
        ("Read/commands", "smallint, text", "Index Scan using journal_grain"),
        ("Read/last-sequence", "", "Index Only Scan Backward using journal_key"),
        ("Read/open-requests", "text", "Index Scan using grain_open"),
        ("Read/count-by-status", "smallint, text", "grain_closed"),
        ("Read/latest-closed", "text, integer", "Index Scan Backward using grain_closed"),
        ("Read/versions", "smallint, text, integer", "Index Scan using grain_key"),
        ("Feed/events", "bigint, integer", "Index Scan using journal_key"),
        ("Feed/last-until", "bigint", "using journal_key"),
        ("Write/find-versions", "smallint[], text[]", "Index Scan using grain_key"),
        ("Write/find-stored", "smallint[], text[], bigint[], bytea[]", "Index Scan using journal_grain"),
        ("Write/find-epoch", "text", "using epoch_key"),
    ];

    private static readonly (RowQuery Query, string[] Expected)[] Queries =
    [
        (new RowQuery { Centre = SampleGrain.Wola }, ["grain_open", "grain_closed"]),
        (new RowQuery { IsOpen = true }, ["grain_open", "grain_closed"]),
        (new RowQuery { IsOpen = false, Centre = SampleGrain.Wola, Statuses = ["completed"], Urgency = Urgency.General }, ["grain_closed"]),
        (new RowQuery { Centre = SampleGrain.Wola, Department = new DepartmentId("d") }, ["grain_department", "grain_links", "grain_closed"]),
        (new RowQuery { Centre = SampleGrain.Wola, Staff = new StaffId("s") }, ["grain_staff", "grain_links", "grain_closed"]),
        (new RowQuery { Centre = SampleGrain.Wola, Staff = new StaffId("s"), Department = new DepartmentId("d"), IsOpen = true }, ["grain_staff", "grain_links"]),
        (new RowQuery { Centre = SampleGrain.Wola, Order = RowOrder.Due, DueBefore = SampleGrain.Noon, IsOpen = true }, ["grain_due"]),
        (new RowQuery { Order = RowOrder.Due, Department = new DepartmentId("d"), Staff = new StaffId("s") }, ["grain_due"]),
    ];

    private readonly PostgresJournalOptions _options = postgres.NewOptions();

    [NeedFact]
    public async Task Plan_OfEveryRead_UsesItsIndex()
    {
        await using var connection = await FilledAsync();
        foreach (var (name, parameters, expected) in Reads)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            if (name == "Read/open-requests")
            {
                await _options.ExecuteAsync(connection, Texts.Get("Read/ordered-read"));
            }

            var plan = await ExplainAsync(connection, name, parameters);

            plan.ShouldContain(expected, customMessage: $"{name}\n{plan}");
            plan.ShouldNotContain("Seq Scan", customMessage: $"{name}\n{plan}");
        }
    }

    [NeedFact]
    public async Task Plan_OfEveryQuery_UsesItsIndexes()
    {
        await using var connection = await FilledAsync();
        foreach (var (query, expected) in Queries)
        {
            var pager = new RowPager(query);
            await using var command = new NpgsqlCommand("EXPLAIN " + pager.Statement(Texts), connection);
            pager.Bind(command);
            var plan = string.Join('\n', await LinesAsync(command));

            expected.ShouldAllBe(index => plan.Contains(index), $"{query}\n{plan}");
            plan.ShouldNotContain("Seq Scan", customMessage: $"{query}\n{plan}");
        }
    }

    [Fact]
    public void Streams_OfEveryQuery_HaveATestedPlan() =>
        Queries.SelectMany(item => RowPager.Streams(item.Query)).Distinct().Order(StringComparer.Ordinal).ShouldBe(
            SqlTexts.Names("Rows/").Where(name => !name.Contains("Filters", StringComparison.Ordinal) && !name.EndsWith("-centre", StringComparison.Ordinal)));

    private SqlTexts Texts => new(_options.Schema);

    /// <summary>Enough rows that a whole table is dearer than an index, and statistics that say so.</summary>
    private async Task<NpgsqlConnection> FilledAsync()
    {
        await PostgresSchema.MigrateAsync(_options);
        var connection = await _options.ConnectAsync();
        await _options.ExecuteAsync(connection, Texts.Get("Read/settings"));
        await _options.ExecuteAsync(
            connection,
            """
            INSERT INTO {schema}.grain
            SELECT i, i, i, 1, 1, 3, i % 2 = 0, 'r' || i, 'wola', 'd' || i % 8, 's' || i % 40, 'waiting', CASE WHEN i % 500 = 0 THEN 'd/s' END, '\x00', '\x00'
            FROM generate_series(1, 20000) AS i;
            INSERT INTO {schema}.journal SELECT i, i, 1, i, 1, 1, 'r' || i, 't', 'a', '\x00', NULL, 'k', NULL, NULL, '\x00' FROM generate_series(1, 20000) AS i;
            ANALYZE {schema}.grain; ANALYZE {schema}.journal;
            """);
        return connection;
    }

    private async Task<string> ExplainAsync(NpgsqlConnection connection, string name, string parameters)
    {
        var list = parameters.Length == 0 ? "" : $"({parameters})";
        var nulls = parameters.Length == 0 ? "" : $"({string.Join(", ", parameters.Split(',').Select(_ => "NULL"))})";
        await _options.ExecuteAsync(connection, $"SET plan_cache_mode = force_generic_plan; PREPARE plan {list} AS {Texts.Get(name)}");
        await using var command = new NpgsqlCommand($"EXPLAIN EXECUTE plan {nulls}", connection);
        var lines = await LinesAsync(command);
        await _options.ExecuteAsync(connection, "DEALLOCATE plan");
        return string.Join('\n', lines);
    }

    private static async Task<List<string>> LinesAsync(NpgsqlCommand command)
    {
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
    }
}
