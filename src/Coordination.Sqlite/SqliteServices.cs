using System.Diagnostics.Metrics;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Queries.Sql;
using Coordination.Sqlite.Queries;
using Coordination.Sqlite.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Coordination.Sqlite;

/// <summary>Keeps the engine's record in SQLite.</summary>
public static class SqliteServices
{
    /// <summary>Keeps the record in one SQLite file.</summary>
    /// <param name="builder">What <c>AddCoordination</c> gave.</param>
    /// <param name="path">The file; created when it does not exist, its folder must.</param>
    /// <remarks>Its other settings come from the application's configuration, under <c>Coordination:Sqlite:</c>.</remarks>
    public static CoordinationBuilder UseSqlite(this CoordinationBuilder builder, string path) =>
        Use(builder, provider => SqliteSettings.Read(provider.GetService<IConfiguration>(), path));

    /// <summary>Keeps the record in the SQLite file that the application's configuration names, under <c>Coordination:Sqlite:Path</c>.</summary>
    /// <param name="builder">What <c>AddCoordination</c> gave.</param>
    public static CoordinationBuilder UseSqlite(this CoordinationBuilder builder) =>
        Use(builder, provider => SqliteSettings.Read(provider.GetService<IConfiguration>(), path: null));

    /// <summary>Keeps the record in one SQLite file.</summary>
    public static CoordinationBuilder UseSqlite(this CoordinationBuilder builder, SqliteJournalOptions options) => Use(builder, _ => options);

    private static CoordinationBuilder Use(CoordinationBuilder builder, Func<IServiceProvider, SqliteJournalOptions> options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<IJournal>(provider => new SqliteJournal(
            options(provider), SchemaVersion.All, provider.GetService<ILogger<SqliteJournal>>(), provider.GetService<IMeterFactory>()));
        return builder.AddQueries(provider => new SqlQueryStore(new SqliteQueryDatabase(SqliteQueryDatabase.BesideJournal(options(provider).Path))));
    }
}
