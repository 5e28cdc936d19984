using Coordination.Orleans.Partitions;
using Shouldly;
using Xunit;

namespace Coordination.Orleans.Tests.Partitions;

public sealed class LinkStateTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly LinkState _link = new();

    [Fact]
    public void LostFor_AfterSeveralFailures_CountsFromTheLastAnswer()
    {
        Note(reached: true, 0, 0.1);
        Note(reached: false, 0.6, 1.6);
        _link.LostFor().ShouldBe(TimeSpan.Zero);

        Note(reached: false, 2.1, 3.1);

        _link.LostFor().ShouldBe(TimeSpan.FromSeconds(3));
        ReachedFor(3.1).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void LostFor_NeverReached_CountsFromTheFirstAttempt()
    {
        Note(reached: false, 5, 6);
        Note(reached: false, 6.5, 7.5);

        _link.LostFor().ShouldBe(TimeSpan.FromSeconds(2.5));
    }

    [Fact]
    public void LostFor_AnAnswerComes_IsOver()
    {
        Note(reached: false, 0, 1);
        Note(reached: false, 1.5, 2.5);

        Note(reached: true, 3, 3.1);

        _link.LostFor().ShouldBe(TimeSpan.Zero);
        ReachedFor(3.1).ShouldBe(TimeSpan.FromSeconds(0.1), tolerance: TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public void LostFor_TheAttemptItselfWasLate_IsNoEvidence()
    {
        Note(reached: true, 0, 0.1);
        Note(reached: false, 0.6, 4);
        Note(reached: false, 4.5, 8);
        Note(reached: false, 8.5, 12);

        _link.LostFor().ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void LostFor_TheProcessStoodStillBetweenTwoAttempts_BeginsAnew()
    {
        Note(reached: true, 0, 0.1);
        Note(reached: false, 0.6, 1.6);
        Note(reached: false, 2.1, 3.1);

        Note(reached: false, 20, 21);
        _link.LostFor().ShouldBe(TimeSpan.Zero);
        Note(reached: false, 21.5, 22.5);
        Note(reached: false, 23, 24);

        _link.LostFor().ShouldBe(TimeSpan.FromSeconds(4));
    }

    [Fact]
    public void ReachedFor_EveryAttemptAnswered_CountsUntilTheLastOneIsTooOld()
    {
        for (var at = 0.0; at < 5; at += 0.5)
        {
            Note(reached: true, at, at + 0.1);
        }

        ReachedFor(5).ShouldBe(TimeSpan.FromSeconds(4.6), tolerance: TimeSpan.FromMilliseconds(1));
        ReachedFor(8).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void State_BeforeTheFirstAttempt_SaysNothing()
    {
        _link.LostFor().ShouldBe(TimeSpan.Zero);
        ReachedFor(10).ShouldBe(TimeSpan.Zero);
    }

    private void Note(bool reached, double begun, double ended) => _link.Note(reached, TimeSpan.FromSeconds(begun), TimeSpan.FromSeconds(ended), Patience);

    private TimeSpan ReachedFor(double now) => _link.ReachedFor(TimeSpan.FromSeconds(now), Patience);
}
