using System.Collections.Immutable;
using System.Net.Sockets;
using Coordination.Orleans.Hosting;
using Npgsql;

namespace Coordination.Orleans.Partitions;

/// <summary>Whether this silo reaches the cluster's database, by a question that costs next to nothing, on a connection of its own.</summary>
/// <remarks>
/// A silo that has lost others tells so with its question, and reads what others have told: silos that do not hear each other still learn
/// so much of each other. A server that answers is reached, also where it refuses, starts or has no connection left: that is the
/// same for every silo, and no cut.
/// </remarks>
internal sealed class DatabaseLink(CoordinationClusterOptions cluster, OwnLateness own, TimeProvider time)
{
    /// <summary>How long an answer may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // As long as what others told counts, and no longer.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private static readonly string Question = SqlText.Get("Checks/clock");
    private static readonly string Exchange = SqlText.Get("Checks/exchange-reports");

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

    // Written by the one who asks, read by the one who judges.
    private volatile Board? _told;

    /// <summary>For how long it has not been reached; zero while it is.</summary>
    public TimeSpan LostFor => _state.LostFor();

    /// <summary>For how long it has answered slowly or not at all; zero while it answers promptly.</summary>
    public TimeSpan SlowFor => _state.SlowFor();

    /// <summary>Whether it has answered the last question promptly.</summary>
    public bool IsPrompt => _state.IsPrompt;

    /// <summary>For how long it has been reached at every attempt.</summary>
    public TimeSpan ReachedFor => _state.ReachedFor(Now, Patience);

    /// <summary>What other silos that have lost some have told just now, by their addresses; nobody while this one has lost nobody.</summary>
    public IReadOnlyDictionary<string, PeerView> Told => _told is { } told && Now - told.At <= Fresh ? told.Views : ImmutableDictionary<string, PeerView>.Empty;

    private TimeSpan Now => time.GetElapsedTime(0);

    /// <summary>Asks once.</summary>
    /// <param name="here">This silo's address.</param>
    /// <param name="report">What it says of its connections.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public async Task AskAsync(string here, SiloReport report, CancellationToken cancellation)
    {
        using var wait = own.Begin();
        var (begun, reached) = (Now, false);
        try
        {
            reached = await AnswersAsync(here, report, cancellation).WaitAsync(Patience, time, cancellation);
        }
        catch (TimeoutException)
        {
            // The attempt ends by itself; the next one has a connection of its own.
        }

        _state.Note(reached, begun, Now, Patience, wait.Late);
    }

    private async Task<bool> AnswersAsync(string here, SiloReport report, CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(_connection);
            await connection.OpenAsync(cancellation);
            await (report.Lost.IsEmpty ? AskAsync(connection, cancellation) : ExchangeAsync(connection, here, report, cancellation));
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

    private static async Task AskAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Question, connection);
        await command.ExecuteScalarAsync(cancellation);
    }

    private async Task ExchangeAsync(NpgsqlConnection connection, string here, SiloReport report, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Exchange, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = cluster.ClusterId },
                new NpgsqlParameter<string> { TypedValue = here },
                new NpgsqlParameter<long> { TypedValue = Milliseconds(ReachedFor) },
                new NpgsqlParameter<string[]> { TypedValue = [.. report.Lost.Keys] },
                new NpgsqlParameter<long[]> { TypedValue = [.. report.Lost.Values.Select(Milliseconds)] },
            },
        };
        var views = ImmutableDictionary.CreateBuilder<string, PeerView>(StringComparer.Ordinal);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var lost = rows.GetFieldValue<string[]>(2).Zip(rows.GetFieldValue<long[]>(3), (silo, ms) => KeyValuePair.Create(silo, TimeSpan.FromMilliseconds(ms)));
            views[rows.GetString(0)] = new PeerView(
                new SiloReport { Lost = lost.ToImmutableSortedDictionary(StringComparer.Ordinal) }, TimeSpan.FromMilliseconds(rows.GetInt64(1)));
        }

        _told = new Board(Now, views.ToImmutable());
    }

    private static long Milliseconds(TimeSpan span) => (long)span.TotalMilliseconds;

    /// <summary>What was told, and when it was read.</summary>
    private sealed record Board(TimeSpan At, ImmutableDictionary<string, PeerView> Views);
}
