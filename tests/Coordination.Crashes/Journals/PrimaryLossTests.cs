using Coordination.Journal;
using Coordination.Postgres;
using Coordination.TestKit.Journal;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Npgsql;
using Shouldly;
using Xunit;

namespace Coordination.Crashes.Journals;

/// <summary>A primary with a standby that has every acknowledged commit: one is lost, the other takes its place.</summary>
[NeedsPostgres(Own = true)]
public sealed class PrimaryLossTests : IAsyncLifetime
{
    private PostgresServer _primary = null!;
    private PostgresServer _standby = null!;
    private PostgresJournalOptions _options = null!;

    public async Task InitializeAsync()
    {
        _primary = await PostgresServer.StartOwnAsync();
        _options = new() { ConnectionString = await _primary.CreateDatabaseAsync(), RetryFor = TimeSpan.FromSeconds(60) };
        await PostgresSchema.MigrateAsync(_options);
        _standby = await _primary.StartStandbyAsync();
    }

    public async Task DisposeAsync()
    {
        await _standby.DisposeAsync();
        await _primary.DisposeAsync();
    }

    [NeedFact]
    public async Task AppendAsync_PrimaryLostAndStandbyPromoted_EveryAcknowledgedOneIsThereOnce()
    {
        await using var journal = await OwnServerFixture.OpenAsync(At($"{_primary.Address},{_standby.Address}"));
        var load = new WriteLoad(journal, writers: 24);

        await load.RunAsync(async () =>
        {
            await load.ProgressAsync(200);
            await _primary.StopAsync(PostgresStop.Immediate);
            await _standby.PromoteAsync();
            await load.ProgressAsync(200);
        });

        load.Failed.ShouldBe(0);
        await load.ShouldHoldAsync();
    }

    [NeedFact]
    public async Task AppendAsync_StandbyAlone_SaysThatItTakesNoWrites()
    {
        await using var journal = await OwnServerFixture.OpenAsync(At(_standby.Address) with { RetryFor = TimeSpan.FromSeconds(2) });

        var refused = await journal.AppendAsync(SampleGrain.Request(1).Next()).ShouldFailAsync<JournalUnavailableException>();
        var unready = await journal.CheckAsync().ShouldFailAsync<JournalUnavailableException>();

        refused.Reason.ShouldBe(JournalUnavailableReason.ReadOnly);
        refused.Message.ShouldContain("Target Session Attributes=read-write");
        unready.Reason.ShouldBe(JournalUnavailableReason.ReadOnly);
        (await journal.ReadRowAsync(SampleGrain.Request(1).Key)).ShouldBeNull();
    }

    private PostgresJournalOptions At(string hosts) => _options with
    {
        ConnectionString = new NpgsqlConnectionStringBuilder(_options.ConnectionString) { Host = hosts }.ConnectionString,
    };
}
