using System.Collections.Immutable;
using Coordination.Console.Figures;
using Coordination.Queries;
using Coordination.Web.Management.Queries;
using Shouldly;

namespace Coordination.Console.Tests.Figures;

/// <summary>Which hours and days have a place in a chart.</summary>
public sealed class FigureSlotsTests
{
    private static readonly TimeZoneInfo Warsaw = TimeZoneInfo.FindSystemTimeZoneById("Europe/Warsaw");

    [Fact]
    public void Hours_OfOneDay_AreFromTheFirstToTheLastInWhichSomethingHappened()
    {
        var day = new DateTimeOffset(2027, 3, 1, 0, 0, 0, TimeSpan.FromHours(1));

        var slots = FigureSlots.Of(Of(day, day.AddHours(20), day.AddHours(8), day.AddHours(10)), FigureDimension.Hour, Warsaw);

        slots.Select(slot => (slot.Begin.Hour, slot.Row is not null)).ShouldBe([(8, true), (9, false), (10, true)]);
    }

    [Fact]
    public void Days_AcrossAChangeOfClocks_AreEachThere()
    {
        var first = new DateTimeOffset(2026, 3, 28, 0, 0, 0, TimeSpan.FromHours(1));
        var monday = new DateTimeOffset(2026, 3, 30, 0, 0, 0, TimeSpan.FromHours(2));

        var slots = FigureSlots.Of(Of(first, monday.AddHours(9), first, monday), FigureDimension.Day, Warsaw);

        slots.Select(slot => (slot.Begin.Day, slot.Row is not null)).ShouldBe([(28, true), (29, false), (30, true)]);
    }

    [Fact]
    public void Hours_OfAnAutumnNight_AreTwoWhereOneOccursTwice()
    {
        var night = new DateTimeOffset(2026, 10, 25, 0, 0, 0, TimeSpan.FromHours(2));

        var slots = FigureSlots.Of(Of(night.AddDays(-2), night.AddHours(6)), FigureDimension.Hour, Warsaw);

        slots.Length.ShouldBe(54);
        slots.Count(slot => slot.Begin.Date == night.Date && slot.Begin.Hour == 2).ShouldBe(2);
    }

    [Fact]
    public void Hours_OfAYear_AreTooManyToDraw()
    {
        var begin = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(1));

        FigureSlots.Of(Of(begin, begin.AddYears(1), begin), FigureDimension.Hour, Warsaw).ShouldBeEmpty();
    }

    private static FiguresView Of(DateTimeOffset from, DateTimeOffset to, params DateTimeOffset[] measured) => new(
        from, to, Warsaw.Id, new FigureRowView(null, null, ImmutableSortedDictionary<string, decimal>.Empty), [.. measured.Select(begin => new FigureRowView(FigureReader.KeyOf(begin), null, ImmutableSortedDictionary<string, decimal>.Empty))], to, true);
}
