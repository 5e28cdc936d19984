using Coordination.Journal;
using Coordination.Postgres;
using Coordination.TestKit.Clocks;
using Coordination.TestKit.Journal;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Npgsql;
using Shouldly;
using Xunit;

namespace Coordination.Crashes.Journals;

/// <summary>A real server that ends sessions, stops, freezes and refuses: nothing acknowledged is lost, nothing done twice.</summary>
[NeedsPostgres(Own = true)]
public sealed class ServerFaultTests(OwnServerFixture own) : IClassFixture<OwnServerFixture>
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(2);

    [NeedFact]
    public async Task OpenAsync_NobodyIsLetIn_SaysSoWithoutTryingAgain()
    {
        var options = await own.NewOptionsAsync();
        foreach (var wrong in (NpgsqlConnectionStringBuilder[])[new(options.ConnectionString) { Database = "nowhere" }, new(options.ConnectionString) { Username = "nobody" }])
        {
            // A pause would never end by this clock.
            await using var journal = new PostgresJournal(options with { ConnectionString = wrong.ConnectionString }, time: new StoppedTime());

            await Should.ThrowAsync<JournalUnavailableException>(() => journal.OpenAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1)));
        }
    }

    [NeedFact]
    public async Task AppendAsync_SessionsEndedAgainAndAgain_EveryAcknowledgedOneIsThereOnce()
    {
        var options = await own.NewOptionsAsync();
        await using var journal = await OwnServerFixture.OpenAsync(options);
        var load = new WriteLoad(journal, writers: 24);

        await load.RunAsync(async () =>
        {
            for (var i = 0; i < 25; i++)
            {
                await load.ProgressAsync(30);
                await own.CutOffAsync(options);
            }
        });

        load.Failed.ShouldBe(0);
        await load.ShouldHoldAsync();
    }

    [NeedFact]
    public async Task AppendAsync_ServerStoppedAtOnceAndStartedAgain_NothingIsLostOrDoubled()
    {
        var options = await own.NewOptionsAsync();
        await using var journal = await OwnServerFixture.OpenAsync(options);
        var load = new WriteLoad(journal, writers: 24);

        await load.RunAsync(async () =>
        {
            foreach (var how in new[] { PostgresStop.Immediate, PostgresStop.Fast, PostgresStop.Immediate })
            {
                await load.ProgressAsync(50);
                await own.Server.StopAsync(how);
                await own.Server.StartAgainAsync();
            }

            await load.ProgressAsync(50);
        });

        load.Failed.ShouldBe(0);
        await load.ShouldHoldAsync();
    }

    [NeedFact]
    public async Task AppendAsync_ServerFrozenBeyondTheTimeout_IsClearedUpAndGoesOn()
    {
        var options = await own.NewOptionsAsync() with { CommandTimeout = Short };
        var log = new LogWatch();
        await using var journal = new PostgresJournal(options, log);
        await journal.OpenAsync();
        var load = new WriteLoad(journal, writers: 24);

        await load.RunAsync(async () =>
        {
            await load.ProgressAsync(30);
            await own.Server.FreezeAsync();
            await log.Retried;
            await own.Server.ThawAsync();
            await load.ProgressAsync(50);
        });

        load.Failed.ShouldBe(0);
        await load.ShouldHoldAsync();
    }

    [NeedFact]
    public async Task AppendAsync_FrozenForLongerThanRetries_IsUnknownAndTheNextReadKnows()
    {
        var options = await own.NewOptionsAsync();
        await using (var setUp = await OwnServerFixture.OpenAsync(options))
        {
            await setUp.AppendAsync(SampleGrain.Request(0).Next());
        }

        await using var journal = await OwnServerFixture.OpenAsync(options with { CommandTimeout = Short, RetryFor = Short, MigrateAtStart = false });
        var grain = SampleGrain.Request(1);
        await journal.AppendAsync(grain.Next());
        var doubtful = grain.Next();
        await own.Server.FreezeAsync();
        var unknown = await journal.AppendAsync(doubtful).ShouldFailAsync<CommitUnknownException>();
        await journal.ReadRowAsync(grain.Key).AsTask().ShouldThrowAsync<JournalUnavailableException>();
        await own.Server.ThawAsync();

        var found = await ReadPatientlyAsync(journal, grain.Key);

        unknown.Message.ShouldContain("gave no answer");
        if (found.ShouldNotBeNull().Version == 1)
        {
            await journal.AppendAsync(doubtful);
        }

        await journal.AppendAsync(grain.Next());
    }

    [NeedFact]
    public async Task AppendAsync_DatabaseIsReadOnly_SaysSoAndGoesOnAfterwards()
    {
        var options = await own.NewOptionsAsync() with { RetryFor = Short };
        await using var journal = await OwnServerFixture.OpenAsync(options);
        await journal.CheckAsync();
        var database = new Npgsql.NpgsqlConnectionStringBuilder(options.ConnectionString).Database;
        await own.AdministrateAsync($"ALTER DATABASE {database} SET default_transaction_read_only = on");
        await own.CutOffAsync(options);

        var exception = await journal.AppendAsync(SampleGrain.Request(1).Next()).ShouldFailAsync<JournalUnavailableException>();
        (await journal.ReadRowAsync(SampleGrain.Request(1).Key)).ShouldBeNull();
        await own.AdministrateAsync($"ALTER DATABASE {database} RESET default_transaction_read_only");

        exception.Message.ShouldContain("read-only");
        await journal.AppendAsync(SampleGrain.Request(1).Next());
    }

    [NeedFact]
    public async Task Use_TooManyConnections_SaysSoAndGoesOnAfterwards()
    {
        var options = await own.NewOptionsAsync() with { RetryFor = Short };
        await using var journal = await OwnServerFixture.OpenAsync(options);
        try
        {
            await own.AdministrateAsync("ALTER ROLE hall CONNECTION LIMIT 0");
            await own.CutOffAsync(options);
            (await journal.AppendAsync(SampleGrain.Request(1).Next()).ShouldFailAsync<JournalUnavailableException>()).Message.ShouldContain("no connection left");
            (await journal.ReadRowAsync(SampleGrain.Request(1).Key).AsTask().ShouldThrowAsync<JournalUnavailableException>()).Message.ShouldContain("no connection left");
            await journal.CheckAsync().ShouldFailAsync<JournalUnavailableException>();
        }
        finally
        {
            await own.AdministrateAsync("ALTER ROLE hall CONNECTION LIMIT -1");
        }

        await journal.AppendAsync(SampleGrain.Request(1).Next());
    }

    [NeedFact]
    public async Task AppendAsync_TableLockedForLong_FailsByNameAndWritesNothing()
    {
        var options = await own.NewOptionsAsync();
        await using (await OwnServerFixture.OpenAsync(options))
        {
        }

        await using var journal = await OwnServerFixture.OpenAsync(options with { CommandTimeout = Short, RetryFor = Short, MigrateAtStart = false });
        await journal.CheckAsync();
        await using (var other = new NpgsqlConnection(options.ConnectionString))
        {
            await other.OpenAsync();
            await using var transaction = await other.BeginTransactionAsync();
            await using var locking = new NpgsqlCommand($"LOCK TABLE {options.Schema}.grain IN EXCLUSIVE MODE", other);
            await locking.ExecuteNonQueryAsync();
            (await journal.AppendAsync(SampleGrain.Request(1).Next()).ShouldFailAsync<JournalUnavailableException>()).Message.ShouldContain("CommandTimeout");
        }

        (await journal.ReadRowAsync(SampleGrain.Request(1).Key)).ShouldBeNull();
        await journal.AppendAsync(SampleGrain.Request(1).Next());
    }

    [NeedFact]
    public async Task DisposeAsync_ServerGone_FailsWhatIsWaitingAndEnds()
    {
        var options = await own.NewOptionsAsync() with { RetryFor = Short };
        var journal = await OwnServerFixture.OpenAsync(options);
        await own.Server.StopAsync(PostgresStop.Fast);

        var append = journal.AppendAsync(SampleGrain.Request(1).Next()).AsTask();
        await journal.DisposeAsync();
        await own.Server.StartAgainAsync();

        (await Should.ThrowAsync<JournalUnavailableException>(() => append)).Message.ShouldNotContain("hall-secret");
        await Should.ThrowAsync<ObjectDisposedException>(async () => await journal.AppendAsync(SampleGrain.Request(1).Next()));
        await Should.ThrowAsync<ObjectDisposedException>(async () => await journal.ReadRowAsync(SampleGrain.Request(1).Key));
    }

    private static async Task<GrainRow?> ReadPatientlyAsync(PostgresJournal journal, GrainKey key)
    {
        while (true)
        {
            try
            {
                return await journal.ReadRowAsync(key);
            }
            catch (JournalUnavailableException)
            {
                // The server is waking up.
            }
        }
    }
}
