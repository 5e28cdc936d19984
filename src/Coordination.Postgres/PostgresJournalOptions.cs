using System.Data.Common;
using Npgsql;

namespace Coordination.Postgres;

/// <summary>Where a <see cref="PostgresJournal"/> keeps its record, and how it deals with the server's faults.</summary>
public sealed record PostgresJournalOptions
{
    /// <summary>The most appends that may share a transaction.</summary>
    public const int GroupSizeLimit = 16_384;

    /// <summary>
    /// Npgsql's connection string: host (several for a failover pair), database, role, TLS. It is never shown in messages.
    /// </summary>
    public required string ConnectionString { get; init; }

    /// <summary>The schema that holds every table. Default <c>coordination</c>.</summary>
    public string Schema { get; init; } = "coordination";

    /// <summary>How many connections write, each with groups of its own: 1 to 16. Default 2.</summary>
    /// <remarks>A server carries out a connection's work on one processor; more connections than it has spare processors gain nothing.</remarks>
    public int Writers { get; init; } = 2;

    /// <summary>How many appends share a transaction at most. Default 1,024.</summary>
    public int MaxGroupSize { get; init; } = 1024;

    /// <summary>How many bytes of payloads, texts and states share a transaction at most, unless one append alone has more. Default 8 MiB.</summary>
    public int MaxGroupBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>
    /// How long work that failed for a reason that may pass (no connection, restart, failover, full disk) is tried again
    /// before its caller gets the fault. Default 10 seconds; at most one hour.
    /// </summary>
    public TimeSpan RetryFor { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the server may take for one statement or one group. Default 15 seconds; from 10 ms to one hour.</summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often to look for commits of other processes while somebody listens. Default 250 ms; from 1 ms to one hour.</summary>
    public TimeSpan FeedInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Whether <see cref="PostgresJournal.OpenAsync"/> creates or migrates the schema. Default false: run
    /// <c>silo-host database migrate</c> with a role that may, and let the engine's role write rows only.
    /// </summary>
    public bool MigrateAtStart { get; init; }

    /// <summary>Refuses settings that cannot work.</summary>
    /// <exception cref="ArgumentException">A setting is out of its range; the message names it.</exception>
    internal PostgresJournalOptions Validated()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(ConnectionString, nameof(ConnectionString));
        Demand(IsIdentifier(Schema), "Schema: 1 to 40 lower-case letters, digits and '_', beginning with a letter, and not 'pg_…'.");
        Demand(Writers is >= 1 and <= 16, "Writers: it must be between 1 and 16.");
        Demand(MaxGroupSize is >= 1 and <= GroupSizeLimit, $"MaxGroupSize: it must be between 1 and {GroupSizeLimit}.");
        Demand(MaxGroupBytes is >= 1024 and <= 256 * 1024 * 1024, "MaxGroupBytes: it must be between 1 KiB and 256 MiB.");
        Demand(RetryFor >= TimeSpan.Zero && RetryFor <= TimeSpan.FromHours(1), "RetryFor: it must be between zero and one hour.");
        Demand(CommandTimeout >= TimeSpan.FromMilliseconds(10) && CommandTimeout <= TimeSpan.FromHours(1), "CommandTimeout: it must be between 10 ms and one hour.");
        Demand(FeedInterval >= TimeSpan.FromMilliseconds(1) && FeedInterval <= TimeSpan.FromHours(1), "FeedInterval: it must be between 1 ms and one hour.");
        Demand(!string.IsNullOrEmpty(Parse().Host), "ConnectionString: name the server with 'Host='.");
        return this;
    }

    /// <summary>The options without what may be secret.</summary>
    public override string ToString() =>
        $"PostgresJournalOptions {{ Schema = {Schema}, Writers = {Writers}, MaxGroupSize = {MaxGroupSize}, MaxGroupBytes = {MaxGroupBytes}, RetryFor = {RetryFor}, CommandTimeout = {CommandTimeout}, FeedInterval = {FeedInterval}, MigrateAtStart = {MigrateAtStart} }}";

    // The parser's own exceptions may quote what they could not read, and that may be the password.
    private NpgsqlConnectionStringBuilder Parse()
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(ConnectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException or InvalidCastException or OverflowException)
        {
            throw new ArgumentException("ConnectionString: it is not one that Npgsql understands; check its keys and values.");
        }
    }

    /// <summary>Whether the connection string sets a key itself.</summary>
    internal static bool Sets(string connectionString, string key) => new DbConnectionStringBuilder { ConnectionString = connectionString }.ContainsKey(key);

    private static bool IsIdentifier(string? name) => name is { Length: > 0 and <= 40 }
        && char.IsAsciiLetterLower(name[0])
        && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_')
        && !name.StartsWith("pg_", StringComparison.Ordinal);

    private static void Demand(bool condition, string message)
    {
        if (!condition)
        {
            throw new ArgumentException(message);
        }
    }
}
