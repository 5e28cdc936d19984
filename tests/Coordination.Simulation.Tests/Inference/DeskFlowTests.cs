using Coordination.Simulation.Inference;
using Coordination.Simulation.Recordings;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Coordination.Simulation.Tests.Inference;

public sealed class DeskFlowTests
{
    [Fact]
    public void Infer_NumbersRise_ArrivedIsCalledAndChangeOfWaiting()
    {
        var flow = Flow((0, null), (3, 1), (5, 3), (2, 7), (0, 9));

        flow.Select(interval => (interval.Arrived, interval.Left)).ShouldBe([(4, 1), (4, 2), (1, 4), (0, 2)]);
    }

    [Fact]
    public void Infer_QueueFallsMoreThanNumbersRise_NobodyArrivesBelowZero()
    {
        var flow = Flow((5, 10), (1, 11), (0, 11));

        flow.Select(interval => (interval.Arrived, interval.Left)).ShouldBe([(0, 4), (0, 1)]);
    }

    [Fact]
    public void Infer_StrayNumberForAMoment_IsLeftOut()
    {
        var flow = Flow((4, 40), (4, 41), (4, 210), (4, 42), (4, 43));

        flow.Sum(interval => interval.Left).ShouldBe(3);
    }

    [Fact]
    public void Infer_OtherDesksNumberForAMoment_IsLeftOut()
    {
        var flow = Flow((4, 140), (4, 141), (4, 12), (4, 142), (4, 143));

        flow.Sum(interval => interval.Left).ShouldBe(3);
    }

    [Fact]
    public void Infer_BlanksBetweenNumbers_LoseNobody()
    {
        var flow = Flow((2, 3), (2, null), (2, null), (2, 9));

        flow.Sum(interval => interval.Left).ShouldBe(6);
        flow.ShouldAllBe(interval => interval.Left == 2);
    }

    [Fact]
    public void Infer_NumberingRestarts_CountsOn()
    {
        (int, int?)[] readings = [.. Numbers(80, 20), .. Numbers(1, 20)];

        Flow(readings).Sum(interval => interval.Left).ShouldBe(19 + 1 + 19);
    }

    [Fact]
    public void Infer_FirstNumberAtAnOffset_IsOneCall()
    {
        (int, int?)[] readings = [(0, null), (0, null), .. Numbers(501, 10)];

        Flow(readings).Sum(interval => interval.Left).ShouldBe(1 + 9);
    }

    [Fact]
    public void Infer_FirstNumberAfterBlanks_CountsThoseBefore()
    {
        (int, int?)[] readings = [(0, null), (0, null), (0, null), .. Numbers(3, 10)];

        Flow(readings).Sum(interval => interval.Left).ShouldBe(3 + 9);
    }

    [Fact]
    public void Infer_DisplayStandsStillWhileTheQueueMoves_SpreadsTheJump()
    {
        var flow = Flow((6, 10), (4, 10), (6, 10), (3, 10), (5, 22));

        flow.Sum(interval => interval.Left).ShouldBe(12);
        flow.ShouldAllBe(interval => interval.Left >= 1 && interval.Arrived >= 0);
    }

    [Fact]
    public void Infer_SnapshotsFarApart_AreAGap()
    {
        var desk = RecordedDesks.EveryFiveMinutes((3, 1), (3, 2));
        var late = desk.Snapshots[1] with { At = new TimeOnly(9, 30), NumberCalled = 12 };

        var flow = DeskFlow.Infer(desk with { Snapshots = desk.Snapshots.Add(late) });

        flow.Select(interval => interval.IsGap).ShouldBe([false, true]);
        flow[1].Busy.ShouldBeFalse();
        flow[1].Left.ShouldBe(10);
    }

    [Fact]
    public void Infer_AnyDisplay_ConservesPeople() => Prop.ForAll(Displays, readings =>
    {
        var desk = RecordedDesks.EveryFiveMinutes(readings);
        var flow = DeskFlow.Infer(desk);
        var waiting = readings[0].Waiting;
        for (var index = 0; index < flow.Length; index++)
        {
            flow[index].Arrived.ShouldBeGreaterThanOrEqualTo(0);
            flow[index].Left.ShouldBeGreaterThanOrEqualTo(0);
            waiting += flow[index].Arrived - flow[index].Left;
            waiting.ShouldBe(readings[index + 1].Waiting);
        }
    }).QuickCheckThrowOnFailure();

    private static Arbitrary<(int Waiting, int? Called)[]> Displays => Gen.Choose(0, 200)
        .SelectMany(waiting => Gen.Choose(-50, 999), (waiting, called) => (waiting, called > 0 ? called : (int?)null))
        .NonEmptyListOf().Where(list => list.Count > 1).Select(list => list.ToArray()).ToArbitrary();

    private static IEnumerable<(int Waiting, int? Called)> Numbers(int from, int count) =>
        Enumerable.Range(from, count).Select(number => (4, (int?)number));

    private static FlowInterval[] Flow(params (int Waiting, int? Called)[] readings) =>
        [.. DeskFlow.Infer(RecordedDesks.EveryFiveMinutes(readings))];
}
