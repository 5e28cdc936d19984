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
    public void Total_TimersRingInTime_IsNothing()
    {
        Pass(OwnLateness.Every, times: 40);

        _own.Total.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Total_TimersRangTooLate_IsTheSum()
    {
        Pass(OwnLateness.Every + TimeSpan.FromMilliseconds(200), times: 2);
        Pass(OwnLateness.Every, times: 10);

        _own.Total.ShouldBe(TimeSpan.FromMilliseconds(400));
    }

    [Fact]
    public void Total_ATimerIsStillToRing_CountsIt()
    {
        Pass(OwnLateness.Every, times: 10);

        _time.Now += OwnLateness.Every + TimeSpan.FromSeconds(1);

        _own.Total.ShouldBe(TimeSpan.FromSeconds(1));
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

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;

        public void Ring() => _ring();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _ring = () => callback(state);
            return System.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
