using System.Collections.Frozen;
using Coordination.SiloHost.Terminal;
using Npgsql;

namespace Coordination.SiloHost.Stores;

/// <summary>Reads <c>postgres://user:password@host:port/database?sslmode=require</c>, the form that platforms hand out.</summary>
internal static class PostgresUri
{
    private static readonly string[] Schemes = ["postgres://", "postgresql://"];

    // PostgreSQL's own names for settings, as its manual gives them for URIs, and what the driver calls them.
    private static readonly FrozenDictionary<string, string> Settings = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["sslmode"] = "SSL Mode",
        ["sslrootcert"] = "Root Certificate",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["connect_timeout"] = "Timeout",
        ["application_name"] = "Application Name",
        ["target_session_attrs"] = "Target Session Attributes",
        ["passfile"] = "Passfile",
        ["options"] = "Options",
    }.ToFrozenDictionary();

    public static bool IsUri(string text) => Schemes.Any(scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    /// <exception cref="UsageException">It is not of that form, or a setting is not known.</exception>
    public static NpgsqlConnectionStringBuilder Read(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
        {
            throw new UsageException("The database's URI cannot be read: write postgres://user@host:5432/database, and special characters of a password as %XX.");
        }

        var builder = new NpgsqlConnectionStringBuilder { Host = uri.Host.Trim('[', ']') };
        if (uri.Port > 0)
        {
            builder.Port = uri.Port;
        }

        if (uri.AbsolutePath.Trim('/') is { Length: > 0 } database)
        {
            builder.Database = Uri.UnescapeDataString(database);
        }

        ReadUser(uri.UserInfo, builder);
        ReadSettings(uri.Query, builder);
        return builder;
    }

    private static void ReadUser(string user, NpgsqlConnectionStringBuilder builder)
    {
        var parts = user.Split(':', 2);
        if (parts[0].Length > 0)
        {
            builder.Username = Uri.UnescapeDataString(parts[0]);
        }

        if (parts.Length > 1)
        {
            builder.Password = Uri.UnescapeDataString(parts[1]);
        }
    }

    private static void ReadSettings(string query, NpgsqlConnectionStringBuilder builder)
    {
        foreach (var pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            if (!Settings.TryGetValue(parts[0], out var setting))
            {
                throw new UsageException($"The database's URI has a setting that is not known here: give one of {string.Join(", ", Settings.Keys.Order())}.");
            }

            var value = Uri.UnescapeDataString(parts.Length > 1 ? parts[1] : "");
            builder[setting] = setting.EndsWith("Mode", StringComparison.Ordinal) ? value.Replace("-", "", StringComparison.Ordinal) : value;
        }
    }
}
