using System.Globalization;
using Coordination.Postgres;
using Coordination.SiloHost.Terminal;
using Npgsql;

namespace Coordination.SiloHost.Stores;

/// <summary>A PostgreSQL database as an operator names it.</summary>
internal sealed class PostgresTarget
{
    private PostgresTarget(NpgsqlConnectionStringBuilder builder)
    {
        Options = new PostgresJournalOptions { ConnectionString = builder.ConnectionString };
        Name = string.Create(CultureInfo.InvariantCulture, $"PostgreSQL database '{builder.Database ?? builder.Username}' at {builder.Host}:{builder.Port}");
    }

    /// <summary>For the journal alone: the password is in them.</summary>
    public PostgresJournalOptions Options { get; }

    /// <summary>For people: no secret is in it.</summary>
    public string Name { get; }

    /// <param name="text">A connection string of the driver, or a URI.</param>
    /// <param name="source">Where it was given, for errors.</param>
    /// <param name="secrets">Takes what must not be shown.</param>
    /// <exception cref="UsageException">It is neither.</exception>
    public static PostgresTarget Read(string text, string source, Secrets secrets)
    {
        secrets.Keep(text);
        try
        {
            var builder = PostgresUri.IsUri(text) ? PostgresUri.Read(text) : new NpgsqlConnectionStringBuilder(text);
            secrets.Keep(builder.Password);
            secrets.Keep(builder.SslPassword);
            return builder.Host is { Length: > 0 } ? new PostgresTarget(builder) : throw NotOne(source);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or InvalidOperationException)
        {
            // What the driver says quotes a part of the string, and that may be a part of a password.
            throw NotOne(source);
        }
    }

    private static UsageException NotOne(string source) => new(
        $"What {source} gives is not a connection string: write 'Host=db;Database=hall;Username=hall' (a value with ; or = in quotes), or postgres://hall@db/hall.");
}
