using System.Globalization;
using Npgsql;

namespace Coordination.Postgres.Storage;

/// <summary>Where connections come from: one pool to read, one place for the writer.</summary>
internal sealed class DataSources : IAsyncDisposable
{
    /// <summary>How many connections read at most, where the connection string does not say.</summary>
    public const int DefaultPoolSize = 20;

    private const string KeyTimeout = "Timeout";
    private const string KeyPoolSize = "Maximum Pool Size";
    private const int OpeningSeconds = 5;
    private const int MostOpeningSeconds = 60;

    public DataSources(PostgresJournalOptions options)
    {
        var common = Common(options);
        Target = Describe(common);
        Readers = BuildReaders(common, new SqlTexts(options.Schema).Get("Read/settings"), Patience(options));
        Writer = BuildWriter(common, options.Writers);
    }

    /// <summary>The server and the database, for messages; nothing secret.</summary>
    public string Target { get; }

    public NpgsqlDataSource Readers { get; }

    public NpgsqlDataSource Writer { get; }

    public async ValueTask DisposeAsync()
    {
        await Readers.DisposeAsync();
        await Writer.DisposeAsync();
    }

    /// <summary>The server and the database of a connection string.</summary>
    public static string Describe(NpgsqlConnectionStringBuilder builder) =>
        string.Create(CultureInfo.InvariantCulture, $"{builder.Host}:{builder.Port}/{builder.Database ?? builder.Username}");

    /// <summary>How long a reader waits for a statement: the server's own time-out comes first where it still works.</summary>
    public static TimeSpan Patience(PostgresJournalOptions options) => options.CommandTimeout + TimeSpan.FromSeconds(1);

    /// <summary>What the connection string leaves open is set so that a dead or frozen server is noticed.</summary>
    public static NpgsqlConnectionStringBuilder Common(PostgresJournalOptions options)
    {
        var seconds = (int)Math.Ceiling(options.CommandTimeout.TotalSeconds);
        var builder = new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            // The server's own time-out comes first where it still works; this one ends the wait for a frozen server.
            CommandTimeout = seconds + 1,
            CancellationTimeout = 500,
            IncludeErrorDetail = false,
            PersistSecurityInfo = false,
            NoResetOnClose = true,
            Enlist = false,
            Multiplexing = false,
            Pooling = true,
            TcpKeepAlive = true,
        };
        if (!PostgresJournalOptions.Sets(options.ConnectionString, KeyTimeout))
        {
            builder.Timeout = OpeningSeconds;
        }

        // A server takes a hundred connections where nobody has set more, and several processes share them.
        if (!PostgresJournalOptions.Sets(new NpgsqlConnectionStringBuilder(options.ConnectionString).ConnectionString, KeyPoolSize))
        {
            builder.MaxPoolSize = Math.Max(DefaultPoolSize, builder.MinPoolSize);
        }

        if (builder.TcpKeepAliveTime == 0)
        {
            (builder.TcpKeepAliveTime, builder.TcpKeepAliveInterval) = (10, 5);
        }

        if (builder.Host!.Contains(',', StringComparison.Ordinal) && builder.TargetSessionAttributes is null)
        {
            builder.TargetSessionAttributes = "read-write";
            builder.HostRecheckSeconds = 1;
        }

        return builder;
    }

    private static NpgsqlDataSource BuildReaders(NpgsqlConnectionStringBuilder common, string settings, TimeSpan patience)
    {
        var builder = new NpgsqlConnectionStringBuilder(common.ConnectionString);
        builder.ApplicationName ??= "coordination";

        // Behind the limit of each statement, and what that takes to end it: Npgsql's own time-out ends a statement in a thread of the pool.
        builder.CommandTimeout += LongestCancellation(builder);
        return new NpgsqlDataSourceBuilder(builder.ConnectionString) { Name = "coordination readers" }
            .UsePhysicalConnectionInitializer(
                connection =>
                {
                    using var command = new NpgsqlCommand(settings, connection);
                    command.ExecuteNonQuery();
                },
                async connection =>
                {
                    using var limit = new StatementLimit(patience, TimeProvider.System);
                    await connection.ExecuteAsync(settings, limit.Token);
                })
            .Build();
    }

    // Opening the connection for it, and twice the time for its effect.
    private static int LongestCancellation(NpgsqlConnectionStringBuilder builder) => (builder.Timeout == 0 ? MostOpeningSeconds : builder.Timeout) + 2;

    private static NpgsqlDataSource BuildWriter(NpgsqlConnectionStringBuilder common, int writers)
    {
        var builder = new NpgsqlConnectionStringBuilder(common.ConnectionString) { MinPoolSize = 0, MaxPoolSize = 2 * writers };
        builder.ApplicationName ??= "coordination writer";
        return new NpgsqlDataSourceBuilder(builder.ConnectionString) { Name = "coordination writers" }.Build();
    }
}
