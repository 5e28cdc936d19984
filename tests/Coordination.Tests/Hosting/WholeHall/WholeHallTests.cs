using System.Globalization;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Hosting.WholeHall;

/// <summary>Random days of a whole hall, with failing commits, lost answers and restarts; every step is checked.</summary>
/// <remarks>Set COORDINATION_SEEDS to run more days than the suite does.</remarks>
public sealed class WholeHallTests
{
    private const int Steps = 200;

    private static int Seeds =>
        int.TryParse(Environment.GetEnvironmentVariable("COORDINATION_SEEDS"), CultureInfo.InvariantCulture, out var seeds) ? seeds : 80;

    [Fact]
    public async Task AnyDay_WithFaultsAndRestarts_KeepsTheInvariants()
    {
        for (var seed = 1UL; seed <= (ulong)Seeds; seed++)
        {
            await using var walk = await HallWalk.StartAsync(seed);
            try
            {
                await LiveAsync(walk);
            }
            catch (ShouldAssertException broken)
            {
                throw new ShouldAssertException($"seed {seed}: {broken.Message}\n{string.Join('\n', walk.Log.TakeLast(25))}", broken);
            }
        }
    }

    private static async Task LiveAsync(HallWalk walk)
    {
        for (var step = 0; step < Steps; step++)
        {
            await walk.StepAsync();
            await CheckHoldersAsync(walk);
        }

        walk.Settle();
        await CheckNobodyIdlesAsync(walk);
        await CheckRebuildAsync(walk);
        await CheckRecordAsync(walk);
    }

    // I2, I3: one holder an item by construction; nobody above capacity, nobody who is signed off.
    private static async Task CheckHoldersAsync(HallWalk walk)
    {
        var held = new Dictionary<StaffId, int>();
        foreach (var request in walk.Requests)
        {
            var state = (await walk.Hall.Host.Request(request).ReadAsync()).ShouldNotBeNull("an acknowledged request is gone");
            foreach (var item in state.Items.Where(item => item.Status.IsHeld()))
            {
                held[item.Holder!.Value] = held.GetValueOrDefault(item.Holder.Value) + 1;
            }
        }

        foreach (var (person, count) in held)
        {
            count.ShouldBe(1, $"{person} holds {count} items");
            (await walk.Hall.Host.Staff(TestPlans.Hall, person).ReadAsync())!.Presence.ShouldNotBe(StaffPresence.SignedOff);
        }
    }

    // I6: where work is pushed, nobody is free while an item waits that nothing keeps back.
    private static async Task CheckNobodyIdlesAsync(HallWalk walk)
    {
        var report = await walk.Hall.Centre.ReadQueueAsync(limit: 1000);
        var free = report.Staff.Count(person => person.Available && person.Load == 0);
        if (walk.Plan.Departments[0].Dispatch == DispatchMode.Pull || free == 0)
        {
            return;
        }

        foreach (var item in report.Departments.SelectMany(department => department.Items))
        {
            var wait = (await walk.Hall.Centre.ReadWaitAsync(item.Item.Request))!.Items[0];
            wait.Code.ShouldBeOneOf("closed", "not-before", "excluded", "level-held");
        }
    }

    // I9: a rebuilt centre equals the one before, order included.
    private static async Task CheckRebuildAsync(HallWalk walk)
    {
        await walk.Hall.Centre.ReconcileAsync();
        var queue = await walk.Hall.QueueAsync();
        var held = (await walk.Hall.Centre.ReadQueueAsync()).Held;

        await walk.RestartAsync();

        (await walk.Hall.QueueAsync()).ShouldBe(queue);
        (await walk.Hall.Centre.ReadQueueAsync()).Held.ShouldBe(held);
    }

    // I8, I12: chains and rows verify; submitted = refused + open + each kind of ending.
    private static async Task CheckRecordAsync(HallWalk walk)
    {
        (await JournalVerifier.VerifyAsync(walk.Hall.Journal, GrainReplays.All)).First.ShouldBeNull();
        var counts = await walk.Hall.Journal.CountByStatusAsync(TestPlans.Hall, GrainKind.Request);
        counts.Values.Sum().ShouldBe(walk.Hall.CountEvents("request.submitted"));
        counts.Keys.ShouldBeSubsetOf(["refused", "waiting", "in-service", "awaiting-documents", "completed", "cancelled", "no-show"]);
    }
}
