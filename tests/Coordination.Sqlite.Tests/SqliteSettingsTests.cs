using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace Coordination.Sqlite.Tests;

/// <summary>The journal's settings from an application's configuration.</summary>
public sealed class SqliteSettingsTests
{
    [Fact]
    public void Read_EverySettingConfigured_AllAreRead() => Read(new()
    {
        ["Coordination:Sqlite:Path"] = "/data/hall.db",
        ["Coordination:Sqlite:BusyTimeout"] = "00:00:07",
        ["Coordination:Sqlite:MaxGroupSize"] = "8",
        ["Coordination:Sqlite:CheckpointPages"] = "9",
        ["Coordination:Sqlite:Durability"] = "relaxed",
    }).ShouldBe(new SqliteJournalOptions
    {
        Path = "/data/hall.db",
        BusyTimeout = TimeSpan.FromSeconds(7),
        MaxGroupSize = 8,
        CheckpointPages = 9,
        Durability = SqliteDurability.Relaxed,
    });

    [Fact]
    public void Read_CodeNamesTheFile_CodeWins() => Read(new() { ["Coordination:Sqlite:Path"] = "/data/hall.db" }, "/code.db").Path.ShouldBe("/code.db");

    [Theory]
    [InlineData("Durability", "1", "Coordination:Sqlite:Durability (as a variable Coordination__Sqlite__Durability) must be one of Full, Relaxed, not '1'.")]
    [InlineData("MaxGroupSize", "0", "Coordination:Sqlite:MaxGroupSize: it must be between 1 and 65536.")]
    [InlineData("Pat", "x", "Coordination:Sqlite:Pat (as a variable Coordination__Sqlite__Pat) is no setting: did you mean Coordination:Sqlite:Path?")]
    public void Read_WrongSetting_IsRefusedByItsKey(string key, string value, string fault) =>
        Should.Throw<OptionsValidationException>(() => Read(new() { [$"Coordination:Sqlite:{key}"] = value }, "/code.db")).Failures.ShouldBe([fault]);

    [Fact]
    public void Read_NobodyNamesTheFile_SaysWhereTo() =>
        Should.Throw<OptionsValidationException>(() => Read([])).Failures.ShouldBe(["Coordination:Sqlite:Path: it must name the database file."]);

    private static SqliteJournalOptions Read(Dictionary<string, string?> settings, string? path = null) =>
        SqliteSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), path);
}
