using Coordination.Dispatch;
using Coordination.Dispatch.People;
using Coordination.Plans;
using Coordination.Staff;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Dispatch;

public sealed class EstimateTests
{
    [Fact]
    public void ServiceTimes_WithoutObservations_IsThePlan()
    {
        var times = new ServiceTimes(10);
        times.Mean.ShouldBe(10);
        times.Variance.ShouldBe(100);
    }

    [Fact]
    public void ServiceTimes_ManyObservations_MovesToWhatWasSeen()
    {
        var times = new ServiceTimes(10);
        for (var count = 0; count < 1000; count++)
        {
            times.Observe(count % 2 == 0 ? 4 : 6);
        }

        times.Mean.ShouldBe(5, 0.1);
        times.Variance.ShouldBe(1, 1.1);
    }

    [Fact]
    public void WaitMinutes_ExponentialTimes_IsExact()
    {
        // Three busy servers of mean 10, four ahead: (4 + 1) × 10 ÷ 3.
        WaitMinutes.Of(4, 3, 0, 30, (10, 100, 0)).Expected.ShouldBe(50.0 / 3, 1e-9);
    }

    [Fact]
    public void WaitMinutes_OneExponentialStepAhead_HasGammaBorders()
    {
        var wait = WaitMinutes.Of(0, 1, 0, 10, (10, 100, 0));
        wait.Low.ShouldBe(-10 * Math.Log(0.9), 0.2);
        wait.High.ShouldBe(-10 * Math.Log(0.1), 0.4);
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(3, 10)]
    [InlineData(3, 40)]
    public void Explain_QueueOfExponentialTimes_HoldsFourTimesInFive(int servers, int ahead)
    {
        var (inside, runs) = (0, 400);
        for (var seed = 0; seed < runs; seed++)
        {
            inside += IsInside(servers, ahead, new Random(seed)) ? 1 : 0;
        }

        ((double)inside / runs).ShouldBeInRange(0.7, 0.9);
    }

    [Fact]
    public void Explain_MorePeopleAtWork_WaitsShorter()
    {
        var (one, two) = (Expected(1), Expected(2));
        two.ShouldBeLessThan(one * 0.6);
    }

    [Fact]
    public void Explain_QueueThatMovesSlowerThanItsServices_WaitsLonger()
    {
        var hall = Busy(1, 40, out var workClass);
        var before = hall.Why(40, 0).Estimate!.Value.Expected.TotalMinutes;

        // Every service takes 5 minutes, and somebody is called every 20.
        for (var number = 0; number < 20; number++)
        {
            hall.ObserveService(workClass, TimeSpan.FromMinutes(5), Hall.At(20 * number));
            hall.Remove(Hall.Item(number), Hall.At(20 * number));
            hall.Next(20 * number);
        }

        var ahead = hall.Why(40, 381).Position!.Value - 1;
        hall.Why(40, 381).Estimate!.Value.Expected.TotalMinutes.ShouldBeInRange(0.6 * 20 * ahead, 1.4 * 20 * (ahead + 1));
        before.ShouldBe(41 * 10, 60);
    }

    [Fact]
    public void ServicePace_ANightThatWorkWaitedThrough_IsNoPace()
    {
        var (one, other) = (new ServicePace(), new ServicePace());
        for (var finish = 0; finish < 40; finish++)
        {
            one.Observe(TimeSpan.FromMinutes(5 * finish).Ticks, 2, 10);
            other.Observe(TimeSpan.FromMinutes((5 * finish) + (finish < 20 ? 0 : 15 * 60)).Ticks, 2, 10);
        }

        other.MinutesFor(10, 2).ShouldBe(one.MinutesFor(10, 2), 1e-9);
        other.MinutesFor(9, 2).ShouldBe(ServicePace.Share * 5 * 10, 1e-9);
    }

    private static double Expected(int servers)
    {
        var hall = Busy(servers, 10, out _);
        return hall.Why(servers + 10, 0).Estimate!.Value.Expected.TotalMinutes;
    }

    private static Dispatcher Busy(int servers, int ahead, out WorkClassHandle workClass)
    {
        var hall = new Dispatcher(Hall.OneDepartment);
        workClass = hall.Intern(Hall.Class());
        for (var server = 0; server < servers; server++)
        {
            hall.Comes(Hall.Person($"s{server}"));
        }

        for (var number = 0; number <= servers + ahead; number++)
        {
            hall.Waits(number, at: number * 1e-6, now: 0);
        }

        hall.GiveAll(0);
        return hall;
    }

    /// <summary>Runs the hall on until the last item is given, and tells whether that was within the interval foretold.</summary>
    private static bool IsInside(int servers, int ahead, Random random)
    {
        var hall = Busy(servers, ahead, out var workClass);
        for (var count = 0; count < 500; count++)
        {
            hall.ObserveService(workClass, TimeSpan.FromMinutes(Service()));
        }

        var last = servers + ahead;
        var foretold = hall.Why(last, 0).Estimate!.Value;
        var ends = new PriorityQueue<int, double>();
        for (var number = 0; number < servers; number++)
        {
            ends.Enqueue(number, Service());
        }

        while (ends.TryDequeue(out var number, out var now))
        {
            hall.Remove(Hall.Item(number), Hall.At(now));
            var given = Hall.Number(hall.Next(now).Item);
            if (given == last)
            {
                return now >= foretold.Low.TotalMinutes && now <= foretold.High.TotalMinutes;
            }

            ends.Enqueue(given, now + Service());
        }

        throw new InvalidOperationException("The last item was never given.");

        double Service() => -10 * Math.Log(1 - random.NextDouble());
    }
}
