using Coordination.Simulation.Engine.Calendar;
using Shouldly;
using Xunit;

namespace Coordination.Simulation.Tests.Engine;

public sealed class EventCalendarTests
{
    // Changes of duty have an order of their own.
    private static readonly EventKind[] Kinds = [.. Enum.GetValues<EventKind>().Where(kind => kind != EventKind.Duty)];

    [Fact]
    public void TryTake_AddedAndTakenInAnyOrder_ComesByTimeKindAndInsertion()
    {
        var random = new Random(7);
        var calendar = new EventCalendar();
        var model = new List<(long At, EventKind Kind, int Subject)>();
        var subject = 0;
        for (var turn = 0; turn < 20_000; turn++)
        {
            if (random.Next(100) < 52)
            {
                var (at, kind) = (random.Next(50), Kinds[random.Next(Kinds.Length)]);
                calendar.Add(at, kind, subject);
                model.Add((at, kind, subject++));
            }
            else if (model.Count > 0)
            {
                var expected = model.MinBy(entry => (entry.At, entry.Kind, entry.Subject));
                model.Remove(expected);
                calendar.TryTake(long.MaxValue, out var next).ShouldBeTrue();
                (next.At, next.Kind, next.Subject).ShouldBe(expected);
            }

            calendar.Count.ShouldBe(model.Count);
        }
    }

    [Fact]
    public void TryTake_NothingBeforeTheEnd_LeavesWhatComesLater()
    {
        var calendar = new EventCalendar();
        calendar.Add(10, EventKind.Arrival, 1);

        calendar.TryTake(10, out _).ShouldBeFalse();
        calendar.TryTake(11, out var next).ShouldBeTrue();
        next.Subject.ShouldBe(1);
        calendar.TryTake(11, out _).ShouldBeFalse();
    }
}
