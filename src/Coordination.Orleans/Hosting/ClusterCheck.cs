using System.Globalization;
using Coordination.Postgres;
using Npgsql;

namespace Coordination.Orleans.Hosting;

/// <summary>Looks, before a process takes part, whether it may.</summary>
internal sealed class ClusterCheck(CoordinationClusterOptions options, PostgresJournalOptions database, TimeProvider time)
{
    private static readonly TimeSpan LargestDifference = TimeSpan.FromMinutes(1);
    private const int AliveFor = 4;

    /// <exception cref="ClusterException">Another cluster serves the database, or the clock is wrong.</exception>
    /// <exception cref="Journal.JournalSchemaException">The cluster's tables are not there, or of another version.</exception>
    /// <exception cref="Journal.JournalUnavailableException">The database cannot be reached.</exception>
    public async ValueTask RequireAsync(CancellationToken cancellation)
    {
        await PostgresClusterSchema.RequireAsync(database, cancellation);
        await PostgresSchema.OnConnectionAsync(
            database,
            async (connection, _, target) =>
            {
                await RequireClockAsync(connection, target, cancellation);
                await RequireClusterAsync(connection, target, cancellation);
                return true;
            },
            cancellation);
    }

    private async Task RequireClockAsync(NpgsqlConnection connection, string target, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SqlText.Get("Checks/clock"), connection);
        var theirs = await ReadClockAsync(command, cancellation);
        var ours = time.GetUtcNow();
        if ((ours - theirs).Duration() > LargestDifference)
        {
            throw new ClusterException(string.Create(
                CultureInfo.InvariantCulture,
                $"The clock of this machine says {ours:u} and that of the database {target} says {theirs:u}: set both by a time server; they may differ by a minute."));
        }
    }

    private static async Task<DateTimeOffset> ReadClockAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return new DateTimeOffset(reader.GetDateTime(0).ToUniversalTime());
    }

    private async Task RequireClusterAsync(NpgsqlConnection connection, string target, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SqlText.Get("Checks/other-clusters"), connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = options.ClusterId });
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = options.Detection.AliveEvery * AliveFor });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (await reader.ReadAsync(cancellation))
        {
            throw new ClusterException(
                $"The database {target} is served by the cluster '{reader.GetString(0)}' (silo {reader.GetString(1)}), not by '{options.ClusterId}': give --cluster-id {reader.GetString(0)}, or another database.");
        }
    }
}
