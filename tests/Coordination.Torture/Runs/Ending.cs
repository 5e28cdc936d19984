using Coordination.Centres;
using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.Torture.Clients;
using Coordination.Torture.Halls;
using Coordination.Torture.Invariants;
using Coordination.Torture.Processes;
using Coordination.Torture.Running;
using Coordination.Torture.Storage;

namespace Coordination.Torture.Runs;

/// <summary>
/// The end of a run, without faults: the hall settles, everything acknowledged is found, a rebuilt centre equals the one
/// before, and everything open can be driven to its end.
/// </summary>
internal sealed class Ending(World world, SimulationContext clients, Fleet fleet, Desk desk, Watch watch, Disk disk)
{
    public async Task SettleAsync()
    {
        await WaitAsync(watch.Calm.Grace + TimeSpan.FromSeconds(30));
        watch.Ledger.CheckAll();
        watch.Counts.Check();
        await CompareWithRebuiltAsync();
        await new Drive(world, clients, desk, watch).ToTheEndAsync();
        await VerifyAsync();
    }

    // Nothing must change between the two looks; where an offer lapsed or a person was free, it is tried again.
    private async Task CompareWithRebuiltAsync()
    {
        for (var tries = 12; tries > 0; tries--)
        {
            var commits = watch.Committed.Commits;
            await WaitAsync(TimeSpan.FromSeconds(2));
            var before = Describe(await ReadQueueAsync());
            await fleet.RestartAsync();
            var after = Describe(await ReadQueueAsync());
            if (watch.Committed.Commits == commits)
            {
                if (before != after)
                {
                    world.Break("I9", $"the centre had\n{before}\nrebuilt, it has\n{after}");
                }

                break;
            }

            await WaitAsync(TimeSpan.FromSeconds(7));
        }

        await WaitAsync(watch.Calm.Grace + TimeSpan.FromSeconds(10));
    }

    private async Task<QueueReport> ReadQueueAsync()
    {
        var report = new TaskCompletionSource<QueueReport>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = fleet.Serving[0];
        world.After(process.Context, TimeSpan.Zero, async () => report.SetResult(await process.Host.Centre(Setting.Centre).ReadQueueAsync(limit: 1000)));
        return await report.Task;
    }

    private static string Describe(QueueReport report) => string.Join('\n', [
        .. report.Departments.OrderBy(department => department.Department.ToString(), StringComparer.Ordinal).Select(department =>
            $"{department.Department}: {string.Join(' ', department.Items.OrderBy(item => item.Urgency).Select(item => $"{item.Item}/{(int)item.Urgency}/{item.QueuedAt.UtcTicks}/{item.Due?.UtcTicks}"))}"),
        .. report.Staff.OrderBy(person => person.Staff).Select(person =>
            $"{person.Staff} {person.Available} {person.Load}/{person.Capacity}: {string.Join(' ', person.Items.Order())}"),
    ]);

    private async Task VerifyAsync()
    {
        var report = await JournalVerifier.VerifyAsync(disk.Reads, GrainReplays.All);
        if (report.First is { } difference)
        {
            world.Break("I8", difference.ToString());
        }

        watch.Ledger.CheckAll();
        watch.Counts.Check();
    }

    private Task WaitAsync(TimeSpan time) => world.DelayAsync(clients, time);
}
