using Coordination.Centres;
using Coordination.Journal;
using Coordination.Orleans.Hosting;
using Coordination.Orleans.Placement;
using Coordination.Plans;
using Coordination.Requests;
using Microsoft.Extensions.DependencyInjection;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Orleans.Tests.Hosting;

/// <summary>What tests ask silos of this process.</summary>
internal static class SiloQuestions
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly CentreId[] Halls = [.. Enumerable.Range(1, 40).Select(n => new CentreId($"hall-{n}"))];

    /// <summary>Where a silo thinks that halls are at home.</summary>
    public static HallHomes Homes(this TestSilo silo) => silo.Inside.GetRequiredService<HallHomes>();

    /// <summary>Gives a hall a plan: the small one when null.</summary>
    public static async Task PublishAsync(this TestSilo silo, CentreId hall, HallPlan? plan = null) =>
        (await silo.Plan(hall).PublishAsync((plan ?? OneDesk()) with { Centre = hall }, null, new CommandMeta(new Actor(ActorKind.Supervisor, "chief")))).Require();

    /// <summary>Completes when each sees as many at work as there are, and halls may be at home on all of them.</summary>
    public static Task MeetAsync(params TestSilo[] silos) => UntilAsync(() => new(silos.All(silo => silo.Homes().Candidates().Length == silos.Length)));

    /// <summary>A hall that is at home on a silo, by what all of them see, and that nobody has used yet.</summary>
    public static async Task<CentreId> NewHallAsync(this TestSilo silo, TestSilo other)
    {
        await MeetAsync(silo, other);
        foreach (var hall in Halls.Where(silo.Homes().IsHere))
        {
            if (await silo.Plan(hall).ReadAsync() is null)
            {
                return hall;
            }
        }

        throw new InvalidOperationException("Of forty halls none is at home here.");
    }

    /// <summary>How many events of a name are on record.</summary>
    public static async Task<int> CountAsync(this IJournal journal, string type) => (await journal.ReadFeedAsync(0, 1000)).Count(entry => entry.Event.Type == type);

    /// <summary>Completes when something holds.</summary>
    public static async Task UntilAsync(Func<ValueTask<bool>> holds)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!await holds())
        {
            await Task.Delay(Pause, limit.Token);
        }
    }
}
