using System.Text.Json;
using Coordination.SiloHost.TestKit;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Commands;

public sealed class QueriesCommandTests
{
    [Fact]
    public async Task Rebuild_ListsThatWereChanged_AreAsTheRecordSaysAgain()
    {
        using var folder = new TemporaryFolder();
        var data = folder.File("day.db");
        (await Cli.RunAsync("replay", "scenarios/small-day.csv", "--date", "2026-03-02", "--data", data)).ExitCode.ShouldBe(0);
        var without = await Cli.RunAsync("verify", "--data", data, "--json");
        var made = await Cli.RunAsync("queries", "rebuild", "--data", data);
        var sound = await Cli.RunAsync("verify", "--data", data, "--json");
        Change($"{data}-queries");
        var changed = await Cli.RunAsync("verify", "--data", data);
        var unasked = await Cli.RunAsync("verify", "--data", data, "--without-lists");
        var again = await Cli.RunAsync("queries", "rebuild", "--data", data);
        var mended = await Cli.RunAsync("verify", "--data", data);

        without.ExitCode.ShouldBe(0, without.Error);
        ListRows(without.Output).ShouldBeNull();
        made.ExitCode.ShouldBe(0, made.Error);
        sound.ExitCode.ShouldBe(0, sound.Error);
        ListRows(sound.Output)!.Value.ShouldBeGreaterThan(1000);
        changed.ExitCode.ShouldBe(1);
        changed.HasPlainError.ShouldBeTrue(changed.Error);
        changed.Error.ShouldContain("query_handling");
        changed.Error.ShouldContain("queries rebuild");
        unasked.ExitCode.ShouldBe(0, unasked.Error);
        again.ExitCode.ShouldBe(0, again.Error);
        mended.ExitCode.ShouldBe(0, mended.Error);
        mended.Output.ShouldContain("are what the record says");
    }

    [Fact]
    public async Task Rebuild_NoSuchFile_Exits1AndMakesNone()
    {
        using var folder = new TemporaryFolder();

        var result = await Cli.RunAsync("queries", "rebuild", "--data", folder.File("none.db"));

        result.ExitCode.ShouldBe(1);
        result.HasPlainError.ShouldBeTrue(result.Error);
        File.Exists(folder.File("none.db-queries")).ShouldBeFalse();
    }

    private static long? ListRows(string json)
    {
        using var document = JsonDocument.Parse(json);
        var rows = document.RootElement.GetProperty("list_rows");
        return rows.ValueKind == JsonValueKind.Null ? null : rows.GetInt64();
    }

    private static void Change(string lists)
    {
        using var connection = new SqliteConnection($"Data Source={lists};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE query_handling SET staff = 'somebody-else' WHERE number = 0";
        command.ExecuteNonQuery().ShouldBeGreaterThan(0);
    }
}
