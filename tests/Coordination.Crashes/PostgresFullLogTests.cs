using Coordination.TestKit.Disks;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Xunit.Abstractions;

namespace Coordination.Crashes;

/// <summary>The disk of the database's write-ahead log: PostgreSQL stops itself then, and its operator starts it again.</summary>
[NeedsPostgres(Own = true)]
[NeedsSmallDisk]
public sealed class PostgresFullLogTests(ITestOutputHelper output) : StoreSuite(output)
{
    private static readonly TimeSpan UntilFull = TimeSpan.FromSeconds(120);

    private readonly SmallDisk _disk = new(megabytes: 160, PostgresServer.User);

    private PostgresServer Server => ((PostgresStore)Store).Server;

    [NeedFact]
    public Task Serve_DiskOfTheLogFills_LosesNothingAndGoesOn() =>
        ServeThroughAsync(CrashSettings.Rounds(few: 1), (_, _) => FillAndMakeRoomAsync());

    private protected override async Task<IHallStore> CreateStoreAsync(string folder) =>
        await PostgresStore.StartAsync((server, _) => server.MoveLogAsync(_disk.Path), _disk);

    private async Task FillAndMakeRoomAsync()
    {
        var told = Task.WhenAny(Ledger.WhenFailedAsync("503 unavailable", Load.Citizens), Ledger.WhenFailedAsync("503 commit-unknown", Load.Citizens));
        _disk.Fill();
        await told.WaitAsync(UntilFull);
        _disk.MakeRoom();
        await Server.StartIfStoppedAsync();
    }
}
