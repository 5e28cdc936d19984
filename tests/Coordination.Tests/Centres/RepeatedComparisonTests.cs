using Coordination.Centres;
using Coordination.Grains;
using Coordination.Halls;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Simulation.Clock;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Centres;

public sealed class RepeatedComparisonTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(4);

    private readonly VirtualClock _clock = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
    private readonly List<double> _compared = [];

    [Fact]
    public void Begin_OnQuietRecord_ComparesSixTimesWithinThreeMinutesAndNeverAgain()
    {
        using var comparison = Make();

        comparison.Begin();
        Pass(Long);

        _compared.Count.ShouldBe(6);
        _compared[0].ShouldBeInRange(1, 2);
        _compared[3].ShouldBeInRange(30, 40);
        _compared[5].ShouldBeInRange(120, 150);
    }

    [Fact]
    public void Begin_DuringTheComparisonsOfAnotherOne_BeginsThemAnew()
    {
        using var comparison = Make();
        comparison.Begin();
        Pass(TimeSpan.FromSeconds(20));
        var before = _compared.Count;

        comparison.Begin();
        Pass(Long);

        (_compared.Count - before).ShouldBe(6);
        _compared[^1].ShouldBeInRange(140, 170);
    }

    [Fact]
    public void Compare_TheRecordCannotBeRead_IsTriedUntilItCanAndThenGoesOn()
    {
        var isAway = true;
        using var comparison = Make(fault: () => isAway);
        comparison.Begin();
        Pass(Long);
        _compared.ShouldBeEmpty();

        isAway = false;
        Pass(TimeSpan.FromSeconds(6));

        _compared.Count.ShouldBe(1);
        Pass(Long);
        _compared.Count.ShouldBe(1);
    }

    [Fact]
    public void Begin_WhereCentresCompareNothingByThemselves_ComparesNothing()
    {
        using var comparison = Make(every: Timeout.InfiniteTimeSpan);

        comparison.Begin();
        Pass(Long);

        _compared.ShouldBeEmpty();
    }

    [Fact]
    public void Dispose_WhileOneIsDue_EndsThem()
    {
        var comparison = Make();
        comparison.Begin();

        comparison.Dispose();
        comparison.Begin();
        Pass(Long);

        _compared.ShouldBeEmpty();
    }

    [Fact]
    public async Task Begin_InMoreCentresThanMayCompareAtOnce_EachComesToItsTurn()
    {
        var services = Services();
        var (atOnce, most, done) = (0, 0, 0);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var all = Enumerable.Range(0, 40).Select(number => new RepeatedComparison(
            Context($"hall-{number}", services),
            async () =>
            {
                InterlockedMax(ref most, Interlocked.Increment(ref atOnce));
                await gate.Task;
                Interlocked.Decrement(ref atOnce);
                if (Interlocked.Increment(ref done) == 40)
                {
                    end.SetResult();
                }
            })).ToList();

        all.ForEach(one => one.Begin());
        Pass(TimeSpan.FromSeconds(2));
        atOnce.ShouldBe(HallServices.ComparisonsAtOnce);
        gate.SetResult();

        await end.Task;
        most.ShouldBe(HallServices.ComparisonsAtOnce);
        all.ForEach(one => one.Dispose());
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }

    private RepeatedComparison Make(Func<bool>? fault = null, TimeSpan? every = null)
    {
        var start = _clock.GetUtcNow();
        return new RepeatedComparison(Context("hall", Services(), every), () =>
        {
            if (fault?.Invoke() == true)
            {
                throw new JournalUnavailableException("The network is down.");
            }

            _compared.Add((_clock.GetUtcNow() - start).TotalSeconds);
            return ValueTask.CompletedTask;
        });
    }

    private static CentreContext Context(string hall, HallServices services, TimeSpan? every = null) => new(
        new CentreId(hall), services, new CentreOptions { ReconcileEvery = every ?? TimeSpan.FromHours(1) }, NullLogger.Instance);

    // Nothing here reads the record or calls a grain.
    private HallServices Services() => new(
        null!, null!, null!, _clock, null!, new BackgroundWork(NullLogger<BackgroundWork>.Instance), NullLoggerFactory.Instance);

    private void Pass(TimeSpan time) => _clock.Advance(time);
}
