using Coordination.Simulation.Clock;
using Coordination.Telemetry;
using Coordination.TestKit.Halls;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Telemetry;

public sealed class RepeatedFaultsTests : IDisposable
{
    private readonly VirtualClock _clock = new(TestHall.Monday);
    private readonly List<(string Kind, FaultEpisode Episode)> _told = [];
    private readonly RepeatedFaults<string> _faults;

    public RepeatedFaultsTests() => _faults = new RepeatedFaults<string>(_clock, (kind, episode) => _told.Add((kind, episode)));

    public void Dispose() => _faults.Dispose();

    [Fact]
    public void Begins_EachKind_IsSaidOnce()
    {
        _faults.Begins("store").ShouldBeTrue();
        _faults.Begins("store").ShouldBeFalse();
        _faults.Begins("peer").ShouldBeTrue();
        _faults.Begins("store").ShouldBeFalse();
        _told.ShouldBeEmpty();
    }

    [Fact]
    public void Quiet_RepeatedKind_IsToldWithItsCountAndHowLongItCame()
    {
        Come("store", times: 41, TimeSpan.FromSeconds(1));

        _clock.Advance(RepeatedFaults<string>.Quiet);

        _told.ShouldBe([("store", new FaultEpisode(41, TimeSpan.FromSeconds(40), IsOver: true))]);
        _faults.Begins("store").ShouldBeTrue();
    }

    [Fact]
    public void Quiet_CameOnce_NothingMoreIsSaid()
    {
        _faults.Begins("store");

        _clock.Advance(RepeatedFaults<string>.Quiet);

        _told.ShouldBeEmpty();
        _faults.Begins("store").ShouldBeTrue();
    }

    [Fact]
    public void Begins_GoesOnForHours_IsToldAtGrowingIntervals()
    {
        Come("store", times: 12_601, TimeSpan.FromSeconds(1));

        _told.Select(told => told.Episode.Lasted.TotalMinutes).ShouldBe([1, 11, 71, 131, 191]);
        _told.ShouldAllBe(told => !told.Episode.IsOver);
    }

    [Fact]
    public void Quiet_OneKindGoesOn_OnlyTheOtherIsOver()
    {
        _faults.Begins("peer");
        Come("peer", times: 2, TimeSpan.Zero);
        Come("store", times: 45, TimeSpan.FromSeconds(1));

        _told.Select(told => told.Kind).ShouldBe(["peer"]);
        _clock.Advance(RepeatedFaults<string>.Quiet);
        _told.Select(told => told.Kind).ShouldBe(["peer", "store"]);
    }

    [Fact]
    public void Begins_MoreKindsThanAreKeptApart_AreSaidEachTime()
    {
        for (var kind = 0; kind < RepeatedFaults<string>.MaxKinds; kind++)
        {
            _faults.Begins($"kind {kind}");
        }

        _faults.Begins("one more").ShouldBeTrue();
        _faults.Begins("one more").ShouldBeTrue();
        _faults.Begins("kind 0").ShouldBeFalse();
    }

    private void Come(string kind, int times, TimeSpan every)
    {
        for (var i = 0; i < times; i++)
        {
            _faults.Begins(kind);
            if (i < times - 1)
            {
                _clock.Advance(every);
            }
        }
    }
}
