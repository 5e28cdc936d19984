using Coordination.Journal;
using Coordination.Postgres.Storage;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Npgsql;
using Shouldly;
using Xunit;

namespace Coordination.Postgres.Tests;

/// <summary>A host is cut from the database with a write on its way; another one looks meanwhile, and the write arrives when the cut is mended.</summary>
[NeedsPostgres]
[Collection(PostgresCollection.Name)]
public sealed class LateCommitTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly SampleGrain _grain = SampleGrain.Request(1);
    private PostgresJournalOptions _options = new() { ConnectionString = "Host=nobody" };
    private HoldingRelay? _relay;
    private string _way = "";
    private PostgresJournal? _cut;
    private PostgresJournal? _other;
    private Epoch _epoch;

    private HoldingRelay Relay => _relay!;

    private PostgresJournal CutOff => _cut!;

    private PostgresJournal Other => _other!;

    public async Task InitializeAsync()
    {
        if (postgres.ConnectionString.Length == 0)
        {
            return;
        }

        _options = postgres.NewOptions();
        _other = await PostgresFixture.OpenAsync(_options);
        _relay = new HoldingRelay(new NpgsqlConnectionStringBuilder(_options.ConnectionString));
        _way = Relay.Open();
        _epoch = await Other.TakeEpochAsync(SampleGrain.Wola);
        await Other.AppendAsync(_grain.Next());

        // Its one writer is connected before the cut: new connections would find nobody.
        _cut = new PostgresJournal(_options with { ConnectionString = _way, CommandTimeout = Short, RetryFor = Short, MigrateAtStart = false, Writers = 1 });
        await PatientlyAsync(() => CutOff.OpenAsync());
        await PatientlyAsync(() => CutOff.CheckAsync());
    }

    public async Task DisposeAsync()
    {
        if (_relay is not null)
        {
            await _relay.DisposeAsync();
            await CutOff.DisposeAsync();
            await Other.DisposeAsync();
        }
    }

    // Why a look at the record settles nothing by itself.
    [NeedFact]
    public async Task AppendAsync_ArrivesAfterAnotherHostHasLooked_IsWritten()
    {
        await LoseAsync();
        (await Other.ReadRowAsync(_grain.Key))!.Version.ShouldBe(1);

        await Relay.MendAsync();

        (await Other.ReadRowAsync(_grain.Key)).ShouldEqual(_grain.Row);
    }

    [NeedFact]
    public async Task RenewEpochAsync_BeforeTheAppendArrives_KeepsItOffTheRecord()
    {
        var before = _grain.Row;
        await LoseAsync();

        var renewed = await Other.RenewEpochAsync(SampleGrain.Wola, _epoch);
        await Relay.MendAsync();

        renewed.ShouldNotBeNull();
        (await Other.ReadRowAsync(_grain.Key)).ShouldEqual(before);
        GrainRow? found = null;
        await PatientlyAsync(async () => found = await CutOff.ReadRowAsync(_grain.Key));
        found.ShouldEqual(before);
    }

    [NeedFact]
    public async Task AppendAsync_EpochEndedWhileTheHostWasCutOff_IsFencedThereToo()
    {
        var before = _grain.Row;
        await LoseAsync();
        await Other.RenewEpochAsync(SampleGrain.Wola, _epoch);
        await Relay.MendAsync();
        _grain.GoBackTo(before);

        var fenced = _grain.Next(fence: new Fence(SampleGrain.Wola, _epoch));
        await Should.ThrowAsync<FencedException>(PatientlyAsync(() => CutOff.AppendAsync(fenced)));
    }

    [NeedFact]
    public async Task RenewEpochAsync_AppendIsWrittenAndItsCommitNotYetThere_WaitsForTheOutcome()
    {
        await using var patient = await PostgresFixture.OpenAsync(_options with { ConnectionString = _way, MigrateAtStart = false, Writers = 1 });
        await patient.CheckAsync();
        Relay.Cut(beforeSync: true);
        var append = patient.AppendAsync(_grain.Next(fence: new Fence(SampleGrain.Wola, _epoch))).AsTask();
        await Relay.Held;

        // What has arrived is done: the server waits for the rest of the round trip.
        while ((await _options.QueryAsync("SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND wait_event = 'ClientRead'"))[0] == "0")
        {
            append.IsCompleted.ShouldBeFalse();
        }

        var renewing = Other.RenewEpochAsync(SampleGrain.Wola, _epoch).AsTask();
        while ((await _options.QueryAsync("SELECT count(*) FROM pg_locks WHERE NOT granted"))[0] == "0")
        {
            renewing.IsCompleted.ShouldBeFalse();
        }

        (await Other.ReadRowAsync(_grain.Key))!.Version.ShouldBe(1);
        await Relay.MendAsync();
        await append;

        (await renewing).ShouldNotBeNull();
        (await Other.ReadRowAsync(_grain.Key)).ShouldEqual(_grain.Row);
    }

    // A server that hears nothing of a session keeps its locks for hours by default, and a take-over waits for them.
    [NeedFact]
    public async Task Settings_OfAWritersSession_LetTheServerNoticeWithinSecondsThatItIsCutOff()
    {
        await using var connection = await _options.ConnectAsync();
        await using (var settings = new NpgsqlCommand(new SqlTexts(_options.Schema).Get("Write/settings"), connection).With("1000"))
        {
            await settings.ExecuteNonQueryAsync();
        }

        var set = await _options.QueryAsync(
            connection,
            "SELECT current_setting(name) FROM unnest(ARRAY['tcp_keepalives_idle', 'tcp_keepalives_interval', 'tcp_keepalives_count', 'tcp_user_timeout']) AS name");

        set.ShouldBe(["2", "1", "3", "5000"]);
    }

    // The one that was cut off gives its caller the fault soon, and a busy machine may need longer.
    private static async Task PatientlyAsync(Func<ValueTask> ask)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                await ask();
                return;
            }
            catch (Exception fault) when (fault is JournalUnavailableException or CommitUnknownException && TimeProvider.System.GetElapsedTime(since) < Patience)
            {
                await Task.Yield();
            }
        }
    }

    private async Task LoseAsync()
    {
        Relay.Cut();
        await CutOff.AppendAsync(_grain.Next(fence: new Fence(SampleGrain.Wola, _epoch))).ShouldFailAsync<CommitUnknownException>();
        await Relay.Held;
    }
}
