using Coordination.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Coordination.Sqlite;

/// <summary>Takes the journal's settings from the application's configuration, under <c>Coordination:Sqlite:</c>.</summary>
internal static class SqliteSettings
{
    /// <param name="configuration">The application's configuration.</param>
    /// <param name="path">The file that the code names; the configuration's when null.</param>
    /// <exception cref="OptionsValidationException">Settings are wrong or unknown, or no file is named.</exception>
    public static SqliteJournalOptions Read(IConfiguration? configuration, string? path)
    {
        var settings = new SettingsReader(configuration, SettingsSections.Sqlite);
        var configured = settings.Text(nameof(SqliteJournalOptions.Path));
        var options = new SqliteJournalOptions { Path = path ?? configured ?? "" };
        options = options with
        {
            BusyTimeout = settings.Time(nameof(options.BusyTimeout), options.BusyTimeout),
            MaxGroupSize = settings.Whole(nameof(options.MaxGroupSize), options.MaxGroupSize),
            CheckpointPages = settings.Whole(nameof(options.CheckpointPages), options.CheckpointPages),
            Durability = settings.Choice(nameof(options.Durability), options.Durability),
        };
        settings.End<SqliteJournalOptions>();
        return SettingsFault.Within(SettingsSections.Sqlite, options, options => options.Path.Length == 0
            ? throw new ArgumentException("Path: it must name the database file.")
            : options.Validated());
    }
}
