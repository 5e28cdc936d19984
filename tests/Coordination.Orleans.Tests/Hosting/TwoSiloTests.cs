using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Orleans.Grains;
using Coordination.Orleans.Hosting;
using Coordination.Orleans.Tests.Clusters;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Journal;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Coordination.Testing.Journal;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Shouldly;
using Xunit;
using static Coordination.Orleans.Tests.Hosting.SiloQuestions;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Orleans.Tests.Hosting;

/// <summary>Two silos in this process, and halls that are at home on one or the other.</summary>
[NeedsPostgres(Own = true)]
[Collection(nameof(ClusterCollection))]
public sealed class TwoSiloTests(ClusterFixture cluster)
{
    [NeedFact]
    public async Task Silos_OfTwoVersions_ServeEachOthersHalls()
    {
        await using var silos = new InProcessSilos(cluster);
        var earlier = await silos.StartAsync(Versions.Earlier);
        var later = await silos.StartAsync(Versions.Later);

        // What the earlier version does not send has its default, what it does not know it passes over.
        (await VisitAsync(await later.NewHallAsync(earlier), by: earlier, then: later)).Channel.ShouldBe(Channel.Online);
        (await VisitAsync(await earlier.NewHallAsync(later), by: later, then: earlier)).Channel.ShouldBe(Channel.Online);

        await earlier.StopAsync();
        var replaced = await silos.StartAsync(Versions.Later);
        (await VisitAsync(await replaced.NewHallAsync(later), by: later, then: replaced)).Channel.ShouldBe(Channel.Phone);
        (await JournalVerifier.VerifyAsync(later.Inside.GetRequiredService<IJournal>(), GrainReplays.All)).First.ShouldBeNull();
    }

    [NeedFact]
    public async Task Request_LoadedOnAnotherSiloThanItsHalls_MovesThere()
    {
        var store = new InMemoryStore();
        RequestId request;
        await using (var before = new InProcessSilos(cluster, store))
        {
            var silo = await before.StartAsync();
            await silo.PublishAsync(Hall);
            request = (await silo.SubmitAsync(new SubmitRequest { Centre = Hall, Service = Passport }, TestHall.Citizen())).Require().Request;
        }

        await using var silos = new InProcessSilos(cluster, store);
        TestSilo[] two = [await silos.StartAsync(), await silos.StartAsync()];
        await MeetAsync(two);
        var away = two.Single(silo => !silo.Homes().IsHere(Hall));

        (await away.Request(request).ReadAsync()).ShouldNotBeNull();

        var factory = away.Inside.GetRequiredService<IGrainFactory>();
        var home = away.Homes().Of(Hall);
        await UntilAsync(async () => home!.Equals(
            await factory.GetGrain<IManagementGrain>(0).GetActivationAddress(factory.GetGrain<IHostedRequestGrain>(request.Value))));
        (await away.Request(request).ReadAsync()).ShouldNotBeNull();
    }

    /// <summary>Somebody submits by one silo, and is served by the other.</summary>
    private static async Task<RequestState> VisitAsync(CentreId hall, TestSilo by, TestSilo then)
    {
        await by.PublishAsync(hall);
        (await then.Staff(hall, Anna).ExecuteAsync(new SignOn(), TestHall.By(Anna))).Require();
        var request = (await by.SubmitAsync(new SubmitRequest { Centre = hall, Service = Passport, Channel = Channel.Phone }, TestHall.Citizen())).Require().Request;
        await UntilAsync(async () => (await then.Request(request).ReadAsync())!.Items[0].Holder == Anna);

        (await then.Request(request).ExecuteAsync(new StartItem(0, Anna), TestHall.By(Anna))).Require();
        (await by.Request(request).ExecuteAsync(new CompleteItem(0, Anna), TestHall.By(Anna))).Require().Status.ShouldBe(RequestStatus.Completed);
        (await by.Centre(hall).ReadQueueAsync()).Waiting.ShouldBe(0);
        return (await then.Request(request).ReadAsync())!;
    }
}
