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
internal sealed class FinalChecks(World world, SimulationContext clients, Fleet fleet, Desk desk, InvariantMonitor watch, Disk disk)
{
    // Longer than the two looks take, with the restart between them.
    private static readonly TimeSpan Looks = TimeSpan.FromSeconds(8);

    public async Task SettleAsync()
    {
        await WaitAsync(watch.Recovery.Grace + TimeSpan.FromSeconds(30));
        watch.Ledger.CheckAll();
        watch.Counts.Check();
        await CompareWithRebuiltAsync();
        await new WorkDriver(world, clients, desk, watch).ToTheEndAsync();
        await VerifyAsync();
    }

    // Nothing must change between the two looks; where an offer lapsed, a person was free, or something was just being
    // given, it is tried again.
    private async Task CompareWithRebuiltAsync()
    {
        for (var tries = 12; tries > 0; tries--)
        {
            var commits = watch.Committed.Commits;
            await WaitAsync(TimeSpan.FromSeconds(2));
            if (ComesSoon())
            {
                await WaitAsync(TimeSpan.FromSeconds(7));
                continue;
            }

            var before = Describe(await ReadQueueAsync());
            await fleet.RestartAsync();
            var after = Describe(await ReadQueueAsync());
            await WaitAsync(TimeSpan.FromSeconds(2));
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

        await WaitAsync(watch.Recovery.Grace + TimeSpan.FromSeconds(10));
    }

    // What time alone lets go, between the two looks, makes a difference that is none.
    private bool ComesSoon()
    {
        var (from, to) = (fleet.Serving[0].Clock.GetUtcNow(), fleet.Serving[0].Clock.GetUtcNow() + Looks);
        return watch.Committed.Requests.Values.SelectMany(request => request.State.Items).Any(item =>
            item.Status == WorkItemStatus.Waiting
            && Times(item).Any(time => time > from && time <= to));
    }

    private static IEnumerable<DateTimeOffset?> Times(WorkItemState item) =>
    [
        item.NotBefore,
        item.QueuedAt,
        item.QueuedAt + Setting.RelaxAfter,
        .. item.Exclusions.Select(exclusion => (DateTimeOffset?)exclusion.Until),
    ];

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
