using System.Net;
using Coordination.Orleans.Placement;
using Coordination.Simulation.Clock;
using Orleans.Runtime;
using Shouldly;
using Xunit;

namespace Coordination.Orleans.Tests.Placement;

public sealed class WarmSilosTests
{
    private static readonly SiloAddress Here = Silo(1);
    private static readonly SiloAddress Older = Silo(2);
    private static readonly SiloAddress Younger = Silo(3);

    private readonly VirtualClock _clock = new(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));
    private readonly WarmSilos _warm;

    public WarmSilosTests() => _warm = new WarmSilos(_clock, Here);

    [Fact]
    public void Among_SiloThatJustStarted_LeavesHallsToThoseBeforeItUntilItIsWarm()
    {
        _warm.Among([Older]).ShouldBe([Older]);
        _warm.Among([Here, Older]).ShouldBe([Older]);

        _warm.Add(Here);

        _warm.Among([Here, Older]).ShouldBe([Here, Older]);
    }

    [Fact]
    public void Among_OneThatComesLater_IsAHomeWhenItHasSaidSo()
    {
        _warm.Add(Here);
        _warm.Among([Here]).ShouldBe([Here]);
        _warm.Among([Here, Younger]).ShouldBe([Here]);

        _warm.Add(Younger);

        _warm.Among([Here, Younger]).ShouldBe([Here, Younger]);
    }

    [Fact]
    public void Among_OneThatNeverSaysSo_IsTakenForWarmAfterAWhile()
    {
        _warm.Add(Here);
        _warm.Among([Here]).ShouldBe([Here]);
        _warm.Among([Here, Younger]).ShouldBe([Here]);

        _clock.Advance(WarmSilos.Grace);

        _warm.Among([Here, Younger]).ShouldBe([Here, Younger]);
    }

    [Fact]
    public void Among_NoneThatIsWarm_TakesThemAll()
    {
        _warm.Among([]).ShouldBeEmpty();
        _warm.Among([Here]).ShouldBe([Here]);
        _warm.Among([Here, Younger]).ShouldBe([Here, Younger]);
    }

    [Fact]
    public void Among_OneThatLeaves_IsNoHomeFromThenOnThoughItIsWarm()
    {
        _warm.Among([Here, Older]).ShouldBe([Older]);
        _warm.Add(Here);

        _warm.Leave(Older);
        _warm.Add(Older);

        _warm.Among([Here, Older]).ShouldBe([Here]);
    }

    [Fact]
    public void Among_OneThatLeavesAndOneThatIsNotWarm_PrefersTheOneThatStays()
    {
        _warm.Add(Here);
        _warm.Among([Here]);

        _warm.Leave(Here);

        _warm.Among([Here, Younger]).ShouldBe([Younger]);
        _warm.Among([Here]).ShouldBe([Here]);
    }

    private static SiloAddress Silo(int generation) => SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 11111), generation);
}
