using Coordination.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Coordination.Postgres;

/// <summary>Takes the journal's settings from the application's configuration, under <c>Coordination:Postgres:</c>.</summary>
internal static class PostgresSettings
{
    /// <param name="configuration">The application's configuration.</param>
    /// <param name="connectionString">The database that the code names; the configuration's when null.</param>
    /// <exception cref="OptionsValidationException">Settings are wrong or unknown, or no database is named.</exception>
    public static PostgresJournalOptions Read(IConfiguration? configuration, string? connectionString)
    {
        var settings = new SettingsReader(configuration, SettingsSections.Postgres);
        var configured = settings.Text(nameof(PostgresJournalOptions.ConnectionString));
        var options = new PostgresJournalOptions { ConnectionString = connectionString ?? configured ?? "" };
        options = options with
        {
            Schema = settings.Text(nameof(options.Schema)) ?? options.Schema,
            Writers = settings.Whole(nameof(options.Writers), options.Writers),
            MaxGroupSize = settings.Whole(nameof(options.MaxGroupSize), options.MaxGroupSize),
            MaxGroupBytes = settings.Whole(nameof(options.MaxGroupBytes), options.MaxGroupBytes),
            RetryFor = settings.Time(nameof(options.RetryFor), options.RetryFor),
            CommandTimeout = settings.Time(nameof(options.CommandTimeout), options.CommandTimeout),
            FeedInterval = settings.Time(nameof(options.FeedInterval), options.FeedInterval),
            MigrateAtStart = settings.Flag(nameof(options.MigrateAtStart), options.MigrateAtStart),
        };
        settings.End<PostgresJournalOptions>();
        return SettingsFault.Within(SettingsSections.Postgres, options, options => options.ConnectionString.Length == 0
            ? throw new ArgumentException("ConnectionString: it must name the database.")
            : options.Validated());
    }
}
