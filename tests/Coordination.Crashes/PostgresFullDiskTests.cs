using Coordination.TestKit.Disks;
using Coordination.TestKit.Postgres;
using Npgsql;
using Xunit.Abstractions;

namespace Coordination.Crashes;

/// <summary>The disk of the database's tables; its log is on another.</summary>
[NeedsPostgres(Own = true)]
[NeedsSmallDisk]
public sealed class PostgresFullDiskTests(ITestOutputHelper output) : FullDiskSuite(output)
{
    private readonly SmallDisk _disk = new(megabytes: 64 + (8 * CrashSettings.Rounds(few: 1)), PostgresServer.User);

    // Each round waits until commands are given up, which takes PostgreSQL's journal its ten seconds.
    private protected override int Rounds => CrashSettings.Rounds(few: 1);

    private protected override SmallDisk Disk => _disk;

    private protected override async Task<IHallStore> CreateStoreAsync(string folder) => await PostgresStore.StartAsync(MoveAsync, _disk);

    private async Task MoveAsync(PostgresServer server, string connection)
    {
        var database = new NpgsqlConnectionStringBuilder(connection).Database;
        await using var source = NpgsqlDataSource.Create(server.Administrator);
        foreach (var sql in (string[])[$"CREATE TABLESPACE small LOCATION '{_disk.Path}'", $"ALTER DATABASE {database} SET TABLESPACE small"])
        {
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }
    }
}
