using System.Text;
using Coordination.Departments;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Staff;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Xunit;

namespace Coordination.Postgres.Tests;

[NeedsPostgres]
[Collection(PostgresCollection.Name)]
public sealed class StoredFormatTests(PostgresFixture postgres)
{
    private const string Columns =
        """
        SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attstorage, l.collname, pg_get_expr(d.adbin, d.adrelid)
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 LEFT JOIN pg_collation l ON l.oid = a.attcollation
            LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
        WHERE c.relnamespace = '{schema}'::regnamespace AND c.relkind = 'r' ORDER BY c.relname COLLATE "C", a.attnum
        """;

    private const string Indexes =
        """
        SELECT pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class c ON c.oid = indrelid
        WHERE c.relnamespace = '{schema}'::regnamespace ORDER BY pg_get_indexdef(indexrelid) COLLATE "C"
        """;

    private const string Functions =
        """
        SELECT p.oid::regprocedure::text, md5(prosrc), proconfig::text FROM pg_proc p
        WHERE pronamespace = '{schema}'::regnamespace ORDER BY proname COLLATE "C"
        """;

    /// <summary>A difference means that databases of released programs cannot be used any more: add a migration instead.</summary>
    [NeedFact]
    public async Task Database_OneRowOfEachTable_IsAsReleased()
    {
        var options = new PostgresJournalOptions { ConnectionString = await postgres.Server.CreateDatabaseAsync(), MigrateAtStart = true };
        await using (var journal = await PostgresFixture.OpenAsync(options))
        {
            await journal.TakeEpochAsync(SampleGrain.Wola);
            await journal.AppendAsync(Sample());
        }

        var text = new StringBuilder();
        foreach (var sql in new[] { Columns, Indexes, Functions })
        {
            (await options.QueryAsync(sql)).ForEach(line => text.Append(line).Append('\n'));
        }

        foreach (var table in new[] { "journal", "personal", "personal_index", "grain", "epoch" })
        {
            (await options.QueryAsync($"SELECT '{table}', * FROM {{schema}}.{table}")).ForEach(line => text.Append(line).Append('\n'));
        }

        var found = Path.Combine(AppContext.BaseDirectory, "StoredFormat.found.txt");
        await File.WriteAllTextAsync(found, text.ToString());
        Assert.True(
            text.ToString() == await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "StoredFormat.txt")),
            $"The stored format changed; what was found is in {found}.");
    }

    private static Append Sample() => SampleGrain.Request(1).Next(
        row => row with
        {
            Department = new DepartmentId("licences"),
            Staff = new StaffId("anna"),
            Links = [new RowLink(new DepartmentId("registry"), new StaffId("bo")), new RowLink(new DepartmentId("archive"), null)],
            Status = "in-service",
            Urgency = Urgency.MoreUrgent,
            Due = SampleGrain.Noon.AddHours(1),
        },
        happened => happened with
        {
            By = new Actor(ActorKind.Staff, "wola/anna"),
            Personal = new PersonalText(Enumerable.Range(0, 16).Select(i => (byte)i).ToArray(), """{"name":"Łucja"}"""u8.ToArray()) { Index = [SampleGrain.KeyOf("+48 22 123")] },
            Command = new CommandStamp(SampleGrain.KeyOf("key-1"), new EventHash(1, 2, 3, 4), "in-service"),
        });
}
