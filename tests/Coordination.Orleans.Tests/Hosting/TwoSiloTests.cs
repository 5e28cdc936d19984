using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Orleans.Actors;
using Coordination.Orleans.Hosting;
using Coordination.Orleans.Placement;
using Coordination.Orleans.Tests.Clusters;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Journal;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Orleans.Tests.Hosting;

/// <summary>Two silos in this process, and halls that are at home on one or the other.</summary>
[NeedsPostgres(Own = true)]
[Collection(nameof(ClusterCollection))]
public sealed class TwoSiloTests(ClusterFixture cluster)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly CentreId[] Halls = [.. Enumerable.Range(1, 40).Select(n => new CentreId($"hall-{n}"))];

    [NeedFact]
    public async Task Silos_OfTwoVersions_ServeEachOthersHalls()
    {
        await using var silos = new InProcessSilos(cluster);
        var earlier = await silos.StartAsync(Versions.Earlier);
        var later = await silos.StartAsync(Versions.Later);

        // What the earlier version does not send has its default, what it does not know it passes over.
        (await VisitAsync(await HomeOfAsync(later, earlier), by: earlier, then: later)).Channel.ShouldBe(Channel.Online);
        (await VisitAsync(await HomeOfAsync(earlier, later), by: later, then: earlier)).Channel.ShouldBe(Channel.Online);

        await earlier.StopAsync();
        var replaced = await silos.StartAsync(Versions.Later);
        (await VisitAsync(await HomeOfAsync(replaced, later), by: later, then: replaced)).Channel.ShouldBe(Channel.Phone);
        (await JournalVerifier.VerifyAsync(later.Journal, GrainReplays.All)).First.ShouldBeNull();
    }

    [NeedFact]
    public async Task Request_LoadedOnAnotherSiloThanItsHalls_MovesThere()
    {
        var store = new InMemoryStore();
        RequestId request;
        await using (var before = new InProcessSilos(cluster, store))
        {
            var silo = await before.StartAsync();
            await PublishAsync(silo, Hall);
            request = (await silo.SubmitAsync(new SubmitRequest { Centre = Hall, Service = Passport }, TestHall.Citizen())).Require().Request;
        }

        await using var silos = new InProcessSilos(cluster, store);
        ClusterHost[] two = [await silos.StartAsync(), await silos.StartAsync()];
        await UntilAsync(() => new(two.All(silo => Homes(silo).Active().Length == 2)));
        var away = two.Single(silo => !Homes(silo).IsHere(Hall));

        (await away.Request(request).ReadAsync()).ShouldNotBeNull();

        var factory = away.Inside!.GetRequiredService<IGrainFactory>();
        var home = Homes(away).Of(Hall);
        await UntilAsync(async () => home!.Equals(
            await factory.GetGrain<IManagementGrain>(0).GetActivationAddress(factory.GetGrain<IRequestActor>(request.Value))));
        (await away.Request(request).ReadAsync()).ShouldNotBeNull();
    }

    [NeedFact]
    public async Task Deadline_PassedWhileNoSiloRan_EscalatesWithoutACall()
    {
        var store = new InMemoryStore();
        var plan = OneDesk() with { ServiceLevels = [new ServiceLevelTarget { Urgency = Urgency.General, Minutes = 1, EscalateTo = Urgency.MoreUrgent }] };
        await using (var before = new InProcessSilos(cluster, store))
        {
            // Clocks may differ by a minute, so nearly two of them pass at once.
            var silo = await before.StartAsync(time: new ShiftedTime(TimeSpan.FromSeconds(-50)));
            await PublishAsync(silo, Hall, plan);
            (await silo.SubmitAsync(new SubmitRequest { Centre = Hall, Service = Passport }, TestHall.Citizen())).Require();
        }

        var journal = new InMemoryJournal(store);
        (await CountAsync(journal, "request.escalated")).ShouldBe(0);
        await using var silos = new InProcessSilos(cluster, store);
        await silos.StartAsync(time: new ShiftedTime(TimeSpan.FromSeconds(50)));

        await UntilAsync(async () => await CountAsync(journal, "request.escalated") == 1);
    }

    /// <summary>Somebody submits by one silo, and is served by the other.</summary>
    private static async Task<RequestState> VisitAsync(CentreId hall, ClusterHost by, ClusterHost then)
    {
        await PublishAsync(by, hall);
        (await then.Staff(hall, Anna).ExecuteAsync(new SignOn(), TestHall.By(Anna))).Require();
        var request = (await by.SubmitAsync(new SubmitRequest { Centre = hall, Service = Passport, Channel = Channel.Phone }, TestHall.Citizen())).Require().Request;
        await UntilAsync(async () => (await then.Request(request).ReadAsync())!.Items[0].Holder == Anna);

        (await then.Request(request).ExecuteAsync(new StartItem(0, Anna), TestHall.By(Anna))).Require();
        (await by.Request(request).ExecuteAsync(new CompleteItem(0, Anna), TestHall.By(Anna))).Require().Status.ShouldBe(RequestStatus.Completed);
        (await by.Centre(hall).ReadQueueAsync()).Waiting.ShouldBe(0);
        return (await then.Request(request).ReadAsync())!;
    }

    /// <summary>A hall that is at home on a silo, by what all of them see, and that nobody has used yet.</summary>
    private static async Task<CentreId> HomeOfAsync(ClusterHost silo, ClusterHost other)
    {
        ClusterHost[] two = [silo, other];
        await UntilAsync(() => new(two.All(one => Homes(one).Active().Length == 2)));
        foreach (var hall in Halls.Where(Homes(silo).IsHere))
        {
            if (await silo.Plan(hall).ReadAsync() is null)
            {
                return hall;
            }
        }

        throw new InvalidOperationException("Of forty halls none is at home here.");
    }

    private static async Task PublishAsync(ClusterHost silo, CentreId hall, HallPlan? plan = null) =>
        (await silo.Plan(hall).PublishAsync((plan ?? OneDesk()) with { Centre = hall }, null, new CommandMeta(new Actor(ActorKind.Supervisor, "chief")))).Require();

    private static HallHomes Homes(ClusterHost silo) => silo.Inside!.GetRequiredService<HallHomes>();

    private static async Task<int> CountAsync(IJournal journal, string type) => (await journal.ReadFeedAsync(0, 1000)).Count(entry => entry.Event.Type == type);

    private static async Task UntilAsync(Func<ValueTask<bool>> holds)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!await holds())
        {
            await Task.Delay(Pause, limit.Token);
        }
    }
}
