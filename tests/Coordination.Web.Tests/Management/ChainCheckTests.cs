using Coordination.Sqlite;
using Coordination.Web.Tests.Hosting;
using Microsoft.Data.Sqlite;
using Shouldly;

namespace Coordination.Web.Tests.Management;

/// <summary>A history that says whether its hash chain holds.</summary>
public sealed class ChainCheckTests : IAsyncLifetime, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coordination-chain");
    private TestHost? _host;
    private Lane? _lane;

    private string Path => System.IO.Path.Combine(_folder.FullName, "hall.db");

    public async Task InitializeAsync()
    {
        _host = await TestHost.StartAsync(store => store.UseSqlite(Path));
        await _host.PublishAsync();
        _lane = new Lane(new Api(_host.Client), 0);
    }

    public async Task DisposeAsync() => await _host!.DisposeAsync();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task History_AsItWasWritten_Holds()
    {
        var request = await _lane!.CompletedAsync();

        var history = await HistoryAsync($"{request}/history?check=hash&limit=1");

        history.Body.GetProperty("events").GetArrayLength().ShouldBe(1);
        var check = history.Body.GetProperty("check");
        check.GetProperty("holds").GetBoolean().ShouldBeTrue();
        check.GetProperty("events").GetInt64().ShouldBeGreaterThan(3);
        check.TryGetProperty("brokenAt", out _).ShouldBeFalse();
        (await HistoryAsync($"{request}/history")).Body.TryGetProperty("check", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("UPDATE journal SET at = at + 1 WHERE version = 2 AND grain = (SELECT number FROM grain WHERE id = @id)", 2)]
    [InlineData("DELETE FROM journal WHERE version = 3 AND grain = (SELECT number FROM grain WHERE id = @id)", 3)]
    [InlineData("DELETE FROM journal WHERE version > 3 AND grain = (SELECT number FROM grain WHERE id = @id)", 4)]
    public async Task History_ThatWasAltered_SaysAtWhichVersion(string sql, int version)
    {
        var request = await _lane!.CompletedAsync();
        await using (var connection = new SqliteConnection($"Data Source={Path};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.Parameters.AddWithValue("@id", request);
            (await command.ExecuteNonQueryAsync()).ShouldBeGreaterThan(0);
        }

        var check = (await HistoryAsync($"{request}/history?check=hash")).Body.GetProperty("check");

        check.GetProperty("holds").GetBoolean().ShouldBeFalse();
        check.GetProperty("brokenAt").GetInt64().ShouldBe(version);
    }

    [Fact]
    public async Task History_CheckOfSomethingElse_IsRefused() =>
        (await new Api(_host!.Client).GetAsync("/management/v1/grains/plan/hall/history?check=chain")).ShouldBeProblem(400, "invalid", "check");

    private async Task<ApiReply> HistoryAsync(string path) => (await new Api(_host!.Client).GetAsync($"/management/v1/grains/request/{path}")).ShouldBe(200);
}
