using Coordination.Hosting;
using Coordination.Requests;
using Coordination.Simulation.Clock;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Journal;
using Coordination.Testing.Journal;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Centres;

/// <summary>An offer is answered by the person before the centre has the request's answer to it.</summary>
public sealed class LateAnswerTests
{
    [Fact]
    public async Task Offer_DeclinedBeforeTheCentreHasItsAnswer_GoesToSomebodyElse()
    {
        EmbeddedHost? host = null;
        host = new EmbeddedHost(
            new InMemoryJournal(), new CoordinationOptions(), new VirtualClock(TestHall.Monday), new SequentialIds(0), NullLoggerFactory.Instance,
            new HostParts { Decorate = grains => new LostAnswers(grains, request => DeclineAsync(host!, request)) { IsOnlyLate = true } });
        await using var closing = host;
        await host.StartAsync();
        (await host.Plan(Hall).PublishAsync(WithOffers(), null, new CommandMeta(new Actor(ActorKind.Administrator, "admin")))).Require();
        (await host.Staff(Hall, Anna).ExecuteAsync(new SignOn(), TestHall.By(Anna))).Require();
        var request = (await host.SubmitAsync(new SubmitRequest { Centre = Hall, Service = Passport }, TestHall.Citizen())).Require().Request;

        (await host.Staff(Hall, Boris).ExecuteAsync(new SignOn(), TestHall.By(Boris))).Require();

        (await host.Request(request).ReadAsync())!.Items[0].Holder.ShouldBe(Boris);
        (await host.Centre(Hall).ReadQueueAsync()).Staff.ShouldContain(person => person.Staff == Anna && person.Load == 0);
    }

    private static async Task DeclineAsync(EmbeddedHost host, RequestId request) =>
        (await host.Request(request).ExecuteAsync(new DeclineItem(0, Anna, "Not now."), TestHall.By(Anna))).Require();
}
