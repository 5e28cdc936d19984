namespace Coordination.TestKit.Postgres;

// Where its log of changes lies, and what becomes of the server when that disk is full.
public sealed partial class PostgresServer
{
    /// <summary>The user that runs the server where root runs the tests.</summary>
    public const string User = "postgres";

    /// <summary>Moves the write-ahead log to another folder, and starts the server again.</summary>
    /// <param name="folder">An empty folder that belongs to <see cref="User"/>.</param>
    public async Task MoveLogAsync(string folder)
    {
        await StopAsync(PostgresStop.Fast);
        var log = Path.Combine(OwnFolder, "pg_wal");
        await PostgresBinaries.RunAsUserAsync("cp", "-a", $"{log}/.", folder);
        await PostgresBinaries.RunAsUserAsync("rm", "-rf", log);
        await PostgresBinaries.RunAsUserAsync("ln", "-s", folder, log);
        await StartAgainAsync();
    }

    /// <summary>Starts it again when it has given up; one that still lives, or comes back by itself, is left alone.</summary>
    /// <returns>Whether it had given up.</returns>
    public async Task<bool> StartIfStoppedAsync()
    {
        if (File.Exists(Path.Combine(OwnFolder, "postmaster.pid")))
        {
            return false;
        }

        await StartAgainAsync();
        return true;
    }
}
