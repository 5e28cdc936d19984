using System.Net;
using Coordination.SiloHost.TestKit;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Npgsql;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Stores;

/// <summary>What needs a server that may be stopped, and whose rules may be changed.</summary>
[NeedsPostgres(Own = true)]
public sealed class OwnServerTests : IAsyncLifetime
{
    private PostgresServer _server = null!;
    private string _connection = null!;

    private Dictionary<string, string> Environment => new() { ["COORDINATION_POSTGRES_CONNECTION"] = _connection };

    public async Task InitializeAsync()
    {
        _server = await PostgresServer.StartOwnAsync();
        _connection = await _server.CreateDatabaseAsync();
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [NeedFact]
    public async Task Serve_DatabaseComesUpLater_ServesThen()
    {
        (await Cli.RunAsync(Environment, "database", "migrate")).ExitCode.ShouldBe(0);
        await _server.StopAsync(PostgresStop.Fast);
        using var server = ServingProcess.Launch(Environment);
        await server.SaysAsync("waiting for PostgreSQL database 'hall");
        (await server.Client.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);

        await _server.StartAgainAsync();

        await server.WelcomeAsync();
        (await server.Client.GetStringAsync("/v1/centres/riverside/services")).ShouldContain("general-enquiry");
        (await server.StopAsync()).ShouldBe(0, server.Errors);
    }

    [NeedFact]
    public async Task AnyCommand_WrongPassword_SaysSoWithoutIt()
    {
        var rules = Path.Combine(_server.Folder!, "pg_hba.conf");
        await File.WriteAllTextAsync(rules, $"host all hall 127.0.0.1/32 scram-sha-256\n{await File.ReadAllTextAsync(rules)}");
        await using (var source = NpgsqlDataSource.Create(_server.Administrator))
        {
            await source.CreateCommand("SELECT pg_reload_conf()").ExecuteNonQueryAsync();
        }

        _connection = new NpgsqlConnectionStringBuilder(_connection) { Password = "wrong-secret" }.ConnectionString;
        foreach (var command in (string[][])[["database", "migrate"], ["verify"], ["serve", "--urls", "http://127.0.0.1:0"]])
        {
            var result = await Cli.RunAsync(Environment, command);
            result.ExitCode.ShouldBe(1, result.Error);
            result.Error.ShouldContain("password");
            result.Error.ShouldNotContain("wrong-secret");
            result.HasPlainError.ShouldBeTrue(result.Error);
        }
    }
}
