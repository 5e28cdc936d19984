using System.Diagnostics.Metrics;
using Coordination.Hosting;
using Coordination.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Coordination.Postgres;

/// <summary>Keeps the engine's record in PostgreSQL.</summary>
public static class PostgresServices
{
    /// <summary>Keeps the record in a PostgreSQL database.</summary>
    /// <param name="builder">What <c>AddCoordination</c> gave.</param>
    /// <param name="connectionString">Npgsql's connection string. The schema must have been made by <c>silo-host database migrate</c>.</param>
    public static CoordinationBuilder UsePostgres(this CoordinationBuilder builder, string connectionString) =>
        builder.UsePostgres(new PostgresJournalOptions { ConnectionString = connectionString });

    /// <summary>Keeps the record in a PostgreSQL database.</summary>
    public static CoordinationBuilder UsePostgres(this CoordinationBuilder builder, PostgresJournalOptions options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<IJournal>(provider => new PostgresJournal(
            options, provider.GetService<ILogger<PostgresJournal>>(), provider.GetService<TimeProvider>(), provider.GetService<IMeterFactory>()));
        return builder;
    }
}
