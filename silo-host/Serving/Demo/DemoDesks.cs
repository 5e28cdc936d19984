using System.Collections.Concurrent;
using Coordination.Dispatch;
using Coordination.Hosting;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.SiloHost.Serving.Demo;

/// <summary>Staff who sign on, take what comes or ask for the next, and work it off.</summary>
internal sealed class DemoDesks(ICoordination coordination, HallPlan plan, DemoCitizens citizens, DemoClock clock, int seed)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentDictionary<(WorkItemId Item, StaffId Staff), Task> _inHand = new();
    private readonly HashSet<StaffId> _pulling = [.. plan.Staff
        .Where(person => plan.Departments.Any(home => home.Id == person.Department && home.Dispatch == DispatchMode.Pull))
        .Select(person => person.Id)];

    private int _taken;

    public async Task SignOnAsync(CancellationToken cancellation)
    {
        foreach (var department in plan.Departments)
        {
            var people = plan.Staff.Where(person => person.Department == department.Id).ToList();
            for (var i = 0; i < people.Count; i++)
            {
                // Refused for somebody who stayed signed on when the last demo ended: as good.
                await coordination.Staff(plan.Centre, people[i].Id).ExecuteAsync(
                    new SignOn(i < department.Windows.Length ? department.Windows[i] : null), As(people[i].Id), cancellation);
            }
        }
    }

    /// <summary>Looks at the queue again and again, until the demo ends.</summary>
    public async Task WorkAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var report = await coordination.Centre(plan.Centre).ReadQueueAsync(limit: 1, cancellation: cancellation);
            foreach (var person in report.Staff)
            {
                await LookAsync(person, report.Waiting > 0, cancellation);
            }

            await clock.WaitAsync(Glance, cancellation);
        }
    }

    private async ValueTask LookAsync(StaffLoad person, bool anybodyWaits, CancellationToken cancellation)
    {
        foreach (var item in person.Items)
        {
            Begin(item, person.Staff, cancellation);
        }

        if (anybodyWaits && person.Available && person.Items.IsEmpty && _pulling.Contains(person.Staff))
        {
            var reply = await coordination.Centre(plan.Centre).TakeNextAsync(person.Staff, As(person.Staff), cancellation: cancellation);
            if (!reply.IsRefused)
            {
                Begin(reply.Value.Item, person.Staff, cancellation);
            }
        }
    }

    private void Begin(WorkItemId item, StaffId staff, CancellationToken cancellation)
    {
        if (!_inHand.ContainsKey((item, staff)))
        {
            var chance = new DemoChance(HashCode.Combine(seed, ++_taken));
            var work = new DemoWork(coordination, plan, citizens, clock, item, staff, chance);
            _inHand[(item, staff)] = RunAsync(work, (item, staff), cancellation);
        }
    }

    private async Task RunAsync(DemoWork work, (WorkItemId, StaffId) key, CancellationToken cancellation)
    {
        await Task.Yield();
        try
        {
            await work.RunAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            // The demo ends; the item stays in its holder's hands, and the next demo goes on with it.
        }
        catch (CoordinationException)
        {
            // The engine has logged it; the item is looked at again.
        }
        finally
        {
            _inHand.TryRemove(key, out _);
        }
    }

    private static CommandMeta As(StaffId staff) => new(new Actor(ActorKind.Staff, staff.ToString()));
}
