using System.Security.Cryptography;
using Coordination.Journal;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Npgsql;
using Shouldly;
using Xunit;

namespace Coordination.Postgres.Tests;

/// <summary>Connections that check whom they talk to.</summary>
[NeedsPostgres(Own = true)]
public sealed class TlsTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-tls-").FullName;
    private PostgresServer _server = null!;
    private string _connection = "";

    public async Task InitializeAsync()
    {
        _server = await PostgresServer.StartOwnAsync();
        await File.WriteAllTextAsync(Path.Combine(_folder, "server.pem"), await _server.UseTlsAsync());
        _connection = await _server.CreateDatabaseAsync();
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [NeedFact]
    public async Task OpenAsync_ServerIsTheOneTrusted_WritesOverTls()
    {
        await using var journal = await PostgresFixture.OpenAsync(Trusting("server.pem"));

        await journal.AppendAsync(SampleGrain.Request(1).Next());

        await using var source = NpgsqlDataSource.Create(_server.Administrator);
        await using var command = source.CreateCommand(
            "SELECT bool_and(s.ssl) FROM pg_stat_ssl AS s JOIN pg_stat_activity AS a USING (pid) WHERE a.usename = 'hall'");
        (await command.ExecuteScalarAsync()).ShouldBe(true);
    }

    [NeedFact]
    public async Task OpenAsync_ServerIsNotTheOneTrusted_RefusesAndSaysWhy()
    {
        using var key = RSA.Create(2048);
        using var other = PostgresServer.SelfSigned(key);
        await File.WriteAllTextAsync(Path.Combine(_folder, "other.pem"), other.ExportCertificatePem());
        await using var journal = new PostgresJournal(Trusting("other.pem") with { RetryFor = TimeSpan.FromSeconds(2) });

        var refused = await Should.ThrowAsync<JournalUnavailableException>(async () => await journal.OpenAsync());

        refused.Message.ShouldContain("certificate");
        refused.Message.ShouldNotContain("hall-secret");
    }

    private PostgresJournalOptions Trusting(string root) => new()
    {
        ConnectionString = new NpgsqlConnectionStringBuilder(_connection)
        {
            SslMode = SslMode.VerifyFull,
            RootCertificate = Path.Combine(_folder, root),
        }.ConnectionString,
        MigrateAtStart = true,
    };
}
