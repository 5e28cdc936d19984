using Coordination.Centres;
using Coordination.Simulation.Clock;
using Coordination.TestKit.Journal;
using Coordination.Testing.Journal;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Centres;

public sealed class PeriodicComparisonTests
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    private readonly VirtualClock _clock = new(SampleGrain.Noon);
    private readonly InMemoryJournal _journal = new();
    private readonly SampleGrain _request = SampleGrain.Request(1);
    private bool _isClockSetBack;
    private int _compared;
    private int _followed;

    [Fact]
    public async Task RunAsync_NothingWritten_ComparesUntilThatIsSureAndThenFollowsTheTimeAlone()
    {
        var periodic = Make();
        await _journal.AppendAsync(_request.Next());

        await PassAsync(periodic, times: 10);

        // The first one has no earlier look to go by.
        _compared.ShouldBe(2);
        _followed.ShouldBe(8);
    }

    [Fact]
    public async Task RunAsync_WrittenSince_ComparesTwice()
    {
        var periodic = Make();
        await PassAsync(periodic, times: 5);
        _compared = 0;

        await _journal.AppendAsync(_request.Next());
        await PassAsync(periodic, times: 5);

        // What is on its way while the first one reads is found by the second.
        _compared.ShouldBe(2);
    }

    [Fact]
    public async Task RunAsync_QuietForLong_ComparesEveryTwelfthTime()
    {
        var periodic = Make();
        await PassAsync(periodic, times: 5);
        (_compared, _followed) = (0, 0);

        await PassAsync(periodic, times: 120);

        _compared.ShouldBe(10);
        _followed.ShouldBe(110);
    }

    [Fact]
    public async Task RunAsync_ClockSetBack_Compares()
    {
        var periodic = Make();
        await PassAsync(periodic, times: 5);
        _compared = 0;

        _isClockSetBack = true;
        await PassAsync(periodic, times: 1);

        _compared.ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_ComparisonThatFailed_IsNotSparedTheNextTime()
    {
        var fails = true;
        var periodic = new PeriodicComparison(
            new RecordWatch(_journal, _clock),
            () =>
            {
                _compared++;
                return fails && _compared > 1 ? ValueTask.FromException(new InvalidOperationException()) : ValueTask.CompletedTask;
            },
            () => true);
        await PassAsync(periodic, times: 1);
        await Should.ThrowAsync<InvalidOperationException>(() => PassAsync(periodic, times: 1));
        fails = false;

        await PassAsync(periodic, times: 1);

        _compared.ShouldBe(3);
    }

    [Fact]
    public async Task RunAsync_WithoutAWatch_ComparesEveryTime()
    {
        await PassAsync(new PeriodicComparison(null, CompareAsync, TryFollowTime), times: 7);

        _compared.ShouldBe(7);
    }

    private PeriodicComparison Make() => new(new RecordWatch(_journal, _clock), CompareAsync, TryFollowTime);

    private async Task PassAsync(PeriodicComparison periodic, int times)
    {
        for (var i = 0; i < times; i++)
        {
            _clock.Advance(Every);
            await periodic.RunAsync();
        }
    }

    private ValueTask CompareAsync()
    {
        _compared++;
        return ValueTask.CompletedTask;
    }

    private bool TryFollowTime()
    {
        _followed += _isClockSetBack ? 0 : 1;
        return !_isClockSetBack;
    }
}
