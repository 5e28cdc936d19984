using Coordination.Centres;
using Coordination.Console.Shell;
using Coordination.Journal;
using Shouldly;

namespace Coordination.Console.Tests.Shell;

/// <summary>What pages show besides is read once, however many look and however long it takes.</summary>
public sealed class SharedReadingsTests
{
    private static readonly CentreId Hall = new("town");
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly SharedReadings<CentreId, string> _readings = new(TimeSpan.FromSeconds(15));
    private int _reads;

    [Fact]
    public async Task Read_ThatTakesLong_IsReadOnceAndShownOnceItIsThere()
    {
        var slow = new TaskCompletionSource<string>();
        (await ReadAsync(Now, slow.Task)).ShouldBeNull();
        (await ReadAsync(Now.AddSeconds(2), slow.Task)).ShouldBeNull();

        slow.SetResult("there");

        (await ReadAsync(Now.AddSeconds(3), slow.Task)).ShouldBe("there");
        _reads.ShouldBe(1);
    }

    [Fact]
    public async Task Read_WhileTheNextTakesLong_IsTheOneBeforeForAWhile()
    {
        (await ReadAsync(Now, Task.FromResult("first"))).ShouldBe("first");
        var slow = new TaskCompletionSource<string>();
        (await ReadAsync(Now.AddSeconds(15), slow.Task)).ShouldBe("first");
        (await ReadAsync(Now.AddSeconds(29), slow.Task)).ShouldBe("first");
        (await ReadAsync(Now.AddSeconds(31), slow.Task)).ShouldBe("first");
        (await ReadAsync(Now.AddSeconds(61), slow.Task)).ShouldBeNull();
        _reads.ShouldBe(4);
    }

    [Fact]
    public async Task Read_ThatFails_IsReadAgain()
    {
        (await ReadAsync(Now, Task.FromException<string>(new JournalUnavailableException("away")))).ShouldBeNull();
        (await ReadAsync(Now, Task.FromResult("there"))).ShouldBe("there");
        _reads.ShouldBe(2);
    }

    /// <remarks>A hall of which a day tells a second's work is not read four times a minute.</remarks>
    [Fact]
    public async Task Read_ThatTookLong_IsKeptFiftyTimesAsLong()
    {
        var clock = new HandClock();
        var (readings, reads) = (new SharedReadings<CentreId, string>(TimeSpan.FromSeconds(15), clock), 0);
        async Task<string> ReadSlowlyAsync()
        {
            await Task.Yield();
            clock.Advance(TimeSpan.FromSeconds(0.8));
            return $"{++reads}";
        }

        foreach (var (after, shown) in new[] { (0, "1"), (39, "1"), (40, "2"), (79, "2"), (80, "3") })
        {
            (await readings.ReadAsync(Hall, Now.AddSeconds(after), ReadSlowlyAsync, CancellationToken.None)).ShouldBe(shown);
        }
    }

    private ValueTask<string?> ReadAsync(DateTimeOffset now, Task<string> read) => _readings.ReadAsync(
        Hall,
        now,
        () =>
        {
            _reads++;
            return read;
        },
        CancellationToken.None);

    private sealed class HandClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan by) => _ticks += by.Ticks;
    }
}
