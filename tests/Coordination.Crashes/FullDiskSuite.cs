using System.Diagnostics;
using System.Net;
using Coordination.SiloHost.TestKit;
using Coordination.TestKit.Disks;
using Coordination.TestKit.Needs;
using Shouldly;
using Xunit.Abstractions;

namespace Coordination.Crashes;

/// <summary>The store's disk fills under load and is emptied again: the server says so, loses nothing, and goes on by itself.</summary>
public abstract class FullDiskSuite(ITestOutputHelper output) : StoreSuite(output)
{
    private static readonly TimeSpan UntilFull = TimeSpan.FromSeconds(60);

    private protected abstract SmallDisk Disk { get; }

    private protected abstract int Rounds { get; }

    [NeedFact]
    public async Task Serve_DiskFills_SaysSoLosesNothingAndGoesOn()
    {
        await ServeThroughAsync(Rounds, (server, _) => FillAndMakeRoomAsync(server));

        // A store that refuses for want of room has written nothing, and everybody is told so.
        Ledger.Failures.Keys.ShouldNotContain("503 commit-unknown");
    }

    private async Task FillAndMakeRoomAsync(ServingProcess server)
    {
        var told = Ledger.WhenFailedAsync(CommandResponse.DiskFull, times: Load.Citizens);
        Disk.Fill();
        await told.WaitAsync(UntilFull);
        (await IsNotReadyAsync(server)).ShouldBeTrue("appends find no room, and the host says that it is ready");
        (await server.Client.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        Disk.MakeRoom();
    }

    // Now and then a small append finds the room that a large one did not.
    private static async Task<bool> IsNotReadyAsync(ServingProcess server)
    {
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < TimeSpan.FromMinutes(1);)
        {
            if ((await server.Client.GetAsync("/health/ready")).StatusCode == HttpStatusCode.ServiceUnavailable)
            {
                return true;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        return false;
    }
}
