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
    public void IsPrompt_UntilAnAnswerIsSlowOrMissing_AndAgainAfterTwo()
    {
        _link.IsPrompt.ShouldBeFalse();
        Note(true, 0, 0.1);
        _link.IsPrompt.ShouldBeTrue();
        Note(true, 1, 1.5);
        _link.IsPrompt.ShouldBeFalse();
        Note(true, 2, 2.1);
        _link.IsPrompt.ShouldBeFalse();
        Note(true, 3, 3.1);
        _link.IsPrompt.ShouldBeTrue();
        Note(false, 4, 5);
        _link.IsPrompt.ShouldBeFalse();
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

    [Fact]
    public void SlowFor_SlowAnswersAndNone_CountsFromTheFirstOfThem()
    {
        Note(reached: true, 0, 0.1);
        Note(reached: true, 0.6, 1.2);
        Note(reached: false, 1.7, 2.7);
        _link.SlowFor().ShouldBe(TimeSpan.Zero);

        Note(reached: true, 3.2, 3.6);

        _link.SlowFor().ShouldBe(TimeSpan.FromSeconds(3));
        _link.LostFor().ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void SlowFor_OnePromptAnswerBetween_IsNotOver()
    {
        Slow(from: 0, attempts: 3);
        Note(reached: true, 3, 3.1);
        Note(reached: true, 3.6, 4.2);

        _link.SlowFor().ShouldBe(TimeSpan.FromSeconds(4.2));
    }

    [Fact]
    public void SlowFor_TwoPromptAnswers_IsOver()
    {
        Slow(from: 0, attempts: 3);

        Note(reached: true, 3, 3.1);
        Note(reached: true, 3.6, 3.7);

        _link.SlowFor().ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void SlowFor_ThisProcessWasLateMeanwhile_IsNoEvidence()
    {
        Slow(from: 0, attempts: 2);

        _link.Note(reached: true, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2.6), Patience, late: TimeSpan.FromSeconds(0.4));

        _link.SlowFor().ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void SlowFor_TheProcessStoodStillBetweenTwoAttempts_BeginsAnew()
    {
        Slow(from: 0, attempts: 3);

        Note(reached: true, 20, 20.6);

        _link.SlowFor().ShouldBe(TimeSpan.Zero);
    }

    private void Slow(double from, int attempts)
    {
        for (var n = 0; n < attempts; n++)
        {
            Note(reached: true, from + n, from + n + 0.5);
        }
    }

    private void Note(bool reached, double begun, double ended) => _link.Note(reached, TimeSpan.FromSeconds(begun), TimeSpan.FromSeconds(ended), Patience);

    private TimeSpan ReachedFor(double now) => _link.ReachedFor(TimeSpan.FromSeconds(now), Patience);
}
