using System.Diagnostics.Metrics;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Postgres.Queries;
using Coordination.Queries.Sql;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Coordination.Postgres;

/// <summary>Keeps the engine's record in PostgreSQL.</summary>
public static class PostgresServices
{
    /// <summary>Keeps the record in a PostgreSQL database.</summary>
    /// <param name="builder">What <c>AddCoordination</c> gave.</param>
    /// <param name="connectionString">Npgsql's connection string. The schema must have been made by <c>silo-host database migrate</c>.</param>
    /// <remarks>Its other settings come from the application's configuration, under <c>Coordination:Postgres:</c>.</remarks>
    public static CoordinationBuilder UsePostgres(this CoordinationBuilder builder, string connectionString) =>
        Use(builder, provider => PostgresSettings.Read(provider.GetService<IConfiguration>(), connectionString));

    /// <summary>Keeps the record in the PostgreSQL database that the application's configuration names, under <c>Coordination:Postgres:ConnectionString</c>.</summary>
    /// <param name="builder">What <c>AddCoordination</c> gave.</param>
    public static CoordinationBuilder UsePostgres(this CoordinationBuilder builder) =>
        Use(builder, provider => PostgresSettings.Read(provider.GetService<IConfiguration>(), connectionString: null));

    /// <summary>Keeps the record in a PostgreSQL database.</summary>
    public static CoordinationBuilder UsePostgres(this CoordinationBuilder builder, PostgresJournalOptions options) => Use(builder, _ => options);

    private static CoordinationBuilder Use(CoordinationBuilder builder, Func<IServiceProvider, PostgresJournalOptions> options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<IJournal>(provider => new PostgresJournal(
            options(provider), provider.GetService<ILogger<PostgresJournal>>(), provider.GetService<TimeProvider>(), provider.GetService<IMeterFactory>()));
        return builder.AddQueries(provider => new SqlQueryStore(new PostgresQueryDatabase(options(provider))));
    }
}
