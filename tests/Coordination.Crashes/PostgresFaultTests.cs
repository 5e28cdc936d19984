using System.Diagnostics;
using System.Net;
using Coordination.SiloHost.TestKit;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Shouldly;
using Xunit.Abstractions;

namespace Coordination.Crashes;

/// <summary>The database is killed, cut off and frozen while a process serves from it: it waits, says so, and goes on by itself.</summary>
[NeedsPostgres(Own = true)]
public sealed class PostgresFaultTests(ITestOutputHelper output) : StoreSuite(output)
{
    private static readonly TimeSpan UntilTold = TimeSpan.FromSeconds(60);

    private PostgresServer Server => ((PostgresStore)Store).Server;

    [NeedFact]
    public Task Serve_DatabaseKilledUnderLoad_GoesOnByItself() =>
        ServeThroughAsync(CrashSettings.Rounds(few: 2), (_, round) => KillDatabaseAsync(round));

    [NeedFact]
    public async Task Serve_KilledTogetherWithTheDatabase_LosesNothing()
    {
        var rounds = CrashSettings.Rounds(few: 2);
        for (var round = 0; round < rounds; round++)
        {
            await KillBothAsync(round);
            await new Record(Store).CheckAsync(Ledger);
        }
    }

    [NeedFact]
    public Task Serve_DatabaseFrozenUnderLoad_AnswersInTimeAndGoesOn() =>
        ServeThroughAsync(CrashSettings.Rounds(few: 1), (server, round) => FreezeDatabaseAsync(server, CrashSettings.Freeze(round)));

    [NeedFact]
    public Task Serve_DatabaseAway_SaysSoUntilItIsBack() => ServeThroughAsync(CrashSettings.Rounds(few: 1), async (server, _) =>
    {
        var told = Task.WhenAny(Ledger.WhenFailedAsync("503 unavailable", Load.Citizens), Ledger.WhenFailedAsync("503 commit-unknown", Load.Citizens));
        await Server.StopAsync(PostgresStop.Immediate);
        await told.WaitAsync(UntilTold);
        await IsAliveButNotReadyAsync(server);
        await Server.StartAgainAsync();
    });

    private protected override async Task<IHallStore> CreateStoreAsync(string folder) => await PostgresStore.StartAsync();

    // Now at once, now after some seconds.
    private async Task KillDatabaseAsync(int round)
    {
        await Server.StopAsync(PostgresStop.Immediate);
        await Task.Delay(TimeSpan.FromMilliseconds(700 * (round % 4)));
        await Server.StartAgainAsync();
    }

    private async Task FreezeDatabaseAsync(ServingProcess server, TimeSpan time)
    {
        var began = Stopwatch.StartNew();
        await Server.FreezeAsync();
        await IsAliveButNotReadyAsync(server);
        var left = time - began.Elapsed;
        await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        await Server.ThawAsync();
    }

    private async Task KillBothAsync(int round)
    {
        using var server = await Store.ServeAsync(Plan);
        var desk = OpenDesk(server, stopsAtFirstFailure: true);
        await desk.RepeatUnansweredAsync();
        var load = new Load(desk, Ledger, round);
        await load.SignOnAsync();
        var enough = Ledger.WhenMoreAsync(60 + (37 * round % 100));
        var running = load.RunAsync();
        await Task.WhenAny(enough, running);
        var stopped = Server.StopAsync(PostgresStop.Immediate);
        server.Kill();
        await stopped;
        await running;
        await Server.StartAgainAsync();
    }

    private static async Task IsAliveButNotReadyAsync(ServingProcess server)
    {
        var ready = await server.Client.GetAsync("/health/ready");
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        ready.Headers.RetryAfter.ShouldNotBeNull();
        (await server.Client.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
