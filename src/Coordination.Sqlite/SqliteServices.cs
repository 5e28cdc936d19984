using System.Diagnostics.Metrics;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Sqlite.Schema;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Coordination.Sqlite;

/// <summary>Keeps the engine's record in SQLite.</summary>
public static class SqliteServices
{
    /// <summary>Keeps the record in one SQLite file.</summary>
    /// <param name="builder">What <c>AddCoordination</c> gave.</param>
    /// <param name="path">The file; created when it does not exist, its folder must.</param>
    public static CoordinationBuilder UseSqlite(this CoordinationBuilder builder, string path) =>
        builder.UseSqlite(new SqliteJournalOptions { Path = path });

    /// <summary>Keeps the record in one SQLite file.</summary>
    public static CoordinationBuilder UseSqlite(this CoordinationBuilder builder, SqliteJournalOptions options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<IJournal>(provider => new SqliteJournal(
            options, SchemaVersion.All, provider.GetService<ILogger<SqliteJournal>>(), provider.GetService<IMeterFactory>()));
        return builder;
    }
}
