using Coordination.Simulation.Inference;
using Coordination.Simulation.Replays;
using Shouldly;
using Xunit;

namespace Coordination.Simulation.Tests.Inference;

public sealed class CitizenDrawTests
{
    private static readonly InferredDay Day = DayInference.Infer(RecordedDesks.Day(
        RecordedDesks.EveryFiveMinutes((2, null), (5, 4), (9, 10), (3, 30), (0, 33)),
        RecordedDesks.EveryFiveMinutes((0, null), (5, 4), (9, 30), (3, 61), (1, 63)) with { Id = "2" }));

    [Fact]
    public void Draw_SameSeed_SameCitizens() => CitizenDraw.Draw(Day, 5).ShouldBe(CitizenDraw.Draw(Day, 5));

    [Fact]
    public void Draw_OtherSeed_OtherCitizens() => CitizenDraw.Draw(Day, 5).ShouldNotBe(CitizenDraw.Draw(Day, 6));

    [Fact]
    public void Draw_EveryInterval_GetsExactlyWhoCame()
    {
        var citizens = CitizenDraw.Draw(Day, 5);

        citizens.Length.ShouldBe(Day.Arrived);
        citizens.Select(citizen => citizen.Number).ShouldBe(Enumerable.Range(0, Day.Arrived));
        for (var desk = 0; desk < Day.Desks.Length; desk++)
        {
            foreach (var interval in Day.Desks[desk].Flow)
            {
                var atStart = interval.From == Day.Recorded.Start ? Day.Desks[desk].AtStart : 0;
                citizens.Count(citizen => citizen.Desk == desk
                    && citizen.At >= interval.From.ToTimeSpan() && citizen.At < interval.To.ToTimeSpan()).ShouldBe(interval.Arrived + atStart);
            }
        }
    }

    [Fact]
    public void Draw_ManyCitizens_FollowTheStatedMix()
    {
        var levels = Enumerable.Range(0, 200).SelectMany(seed => CitizenDraw.Draw(Day, (ulong)seed)).Select(citizen => citizen.Urgency).ToArray();

        foreach (var (level, percent) in CitizenDraw.UrgencyMix)
        {
            (100.0 * levels.Count(drawn => drawn == level) / levels.Length).ShouldBe(percent, tolerance: 1.5);
        }
    }
}
