using Coordination.Orleans.Partitions;
using Shouldly;
using Xunit;

namespace Coordination.Orleans.Tests.Partitions;

public sealed class OwnLatenessTests : IDisposable
{
    private readonly StarvedTime _time = new();
    private readonly OwnLateness _own;

    public OwnLatenessTests() => _own = new OwnLateness(_time);

    [Fact]
    public void Late_TimersRingInTime_IsNothing()
    {
        using var wait = _own.Begin();

        Pass(OwnLateness.Every, times: 40);

        wait.Late.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Late_TimersRangTooLate_IsTheSum()
    {
        using var wait = _own.Begin();

        Pass(OwnLateness.Every + TimeSpan.FromMilliseconds(200), times: 2);
        Pass(OwnLateness.Every, times: 10);

        wait.Late.ShouldBe(TimeSpan.FromMilliseconds(400));
    }

    [Fact]
    public void Late_ATimerIsStillToRing_CountsIt()
    {
        using var wait = _own.Begin();
        Pass(OwnLateness.Every, times: 10);

        _time.Now += OwnLateness.Every + TimeSpan.FromSeconds(1);

        wait.Late.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Late_BegunWhileAnotherIsWaitedFor_CountsFromItsBeginning()
    {
        using var first = _own.Begin();
        Pass(OwnLateness.Every + TimeSpan.FromMilliseconds(200), times: 1);
        using var second = _own.Begin();

        Pass(OwnLateness.Every + TimeSpan.FromMilliseconds(100), times: 1);

        (first.Late, second.Late).ShouldBe((TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(100)));
    }

    [Fact]
    public void Begin_AfterALongRest_IsNotLate()
    {
        _own.Begin().Dispose();
        _time.Now += TimeSpan.FromMinutes(5);

        using var wait = _own.Begin();

        wait.Late.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Begin_AndEnd_LooksOnlyMeanwhile()
    {
        _time.Rings.ShouldBeFalse();
        using (_own.Begin())
        {
            _own.Begin().Dispose();
            _time.Rings.ShouldBeTrue();
        }

        _time.Rings.ShouldBeFalse();
    }

    public void Dispose() => _own.Dispose();

    private void Pass(TimeSpan each, int times)
    {
        for (var n = 0; n < times; n++)
        {
            _time.Now += each;
            _time.Ring();
        }
    }

    /// <summary>A clock whose timers ring when they are told to, as those of a process that gets no processor.</summary>
    private sealed class StarvedTime : TimeProvider
    {
        private Action _ring = () => { };

        public TimeSpan Now { get; set; } = TimeSpan.FromHours(1);

        /// <summary>Whether a timer is set.</summary>
        public bool Rings { get; private set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;

        public void Ring() => _ring();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _ring = () => callback(state);
            return new Alarm(this);
        }

        private sealed class Alarm(StarvedTime time) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                time.Rings = dueTime != Timeout.InfiniteTimeSpan;
                return true;
            }

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => default;
        }
    }
}
