using System.Globalization;
using Npgsql;

namespace Coordination.TestKit.Postgres;

// A second server that follows this one, and may take its place.
public sealed partial class PostgresServer
{
    /// <summary>The address that a list of hosts in a connection string may hold.</summary>
    public string Address
    {
        get
        {
            var builder = new NpgsqlConnectionStringBuilder(_administrator);
            return string.Create(CultureInfo.InvariantCulture, $"{builder.Host}:{builder.Port}");
        }
    }

    /// <summary>Starts a standby of this server; from then on a commit is answered when the standby has it on disk as well.</summary>
    public async Task<PostgresServer> StartStandbyAsync()
    {
        var folder = await NewFolderAsync();
        var builder = new NpgsqlConnectionStringBuilder(_administrator);
        var source = string.Create(CultureInfo.InvariantCulture, $"host={builder.Host} port={builder.Port} user=postgres application_name=standby");
        await PostgresBinaries.RunAsync("pg_basebackup", "-D", folder, "-d", source, "-R", "-X", "stream", "-c", "fast");
        var standby = await StartInAsync(folder);
        await AdministrateAsync("ALTER SYSTEM SET synchronous_standby_names = 'standby'");
        await AdministrateAsync("SELECT pg_reload_conf()");
        return standby;
    }

    /// <summary>Makes a standby a primary; completes when it takes writes.</summary>
    public Task PromoteAsync() => PostgresBinaries.RunAsync("pg_ctl", "promote", "-D", OwnFolder, "-w");

    private async Task AdministrateAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_administrator) { Pooling = false }.ConnectionString);
        await ExecuteAsync(source, sql);
    }
}
