using System.Net.Sockets;
using Coordination.Orleans.Hosting;
using Npgsql;

namespace Coordination.Orleans.Partitions;

/// <summary>Whether this silo reaches the cluster's database, by a question that costs nothing, on a connection of its own.</summary>
/// <remarks>A server that answers is reached, also where it refuses, starts or has no connection left: that is the same for every silo, and no cut.</remarks>
internal sealed class DatabaseLink(CoordinationClusterOptions cluster, TimeProvider time)
{
    /// <summary>How long an answer may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly LinkState _state = new();
    private readonly string _connection = new NpgsqlConnectionStringBuilder(Membership.ConnectionString(cluster.Database!))
    {
        ApplicationName = "coordination watch",
        MinPoolSize = 0,
        MaxPoolSize = 2,
        Timeout = 1,
        CommandTimeout = 1,
        CancellationTimeout = -1,
        KeepAlive = 0,
    }.ConnectionString;

    /// <summary>For how long it has not been reached; zero while it is.</summary>
    public TimeSpan LostFor => _state.LostFor();

    /// <summary>For how long it has been reached at every attempt.</summary>
    public TimeSpan ReachedFor => _state.ReachedFor(Now, Patience);

    private TimeSpan Now => time.GetElapsedTime(0);

    /// <summary>Asks once.</summary>
    public async Task AskAsync(CancellationToken cancellation)
    {
        var (begun, reached) = (Now, false);
        try
        {
            reached = await AnswersAsync(cancellation).WaitAsync(Patience, time, cancellation);
        }
        catch (TimeoutException)
        {
            // The attempt ends by itself; the next one has a connection of its own.
        }

        _state.Note(reached, begun, Now, Patience);
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(_connection);
            await connection.OpenAsync(cancellation);
            await using var command = new NpgsqlCommand(SqlText.Get("Checks/clock"), connection);
            await command.ExecuteScalarAsync(cancellation);
            return true;
        }
        catch (PostgresException)
        {
            return true;
        }
        catch (Exception fault) when (fault is NpgsqlException or IOException or TimeoutException or SocketException or InvalidOperationException or OperationCanceledException)
        {
            return false;
        }
    }
}
