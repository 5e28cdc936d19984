using System.Collections.Immutable;
using Coordination.Charts.Occupancy;
using Shouldly;
using Xunit;

namespace Coordination.Charts.Tests.Occupancy;

public sealed class OccupancyTests
{
    private static readonly PersonGroup Desk = new("Taxes & fees",
    [
        new("Ada", "1", [new(480, 500, PersonState.Serving), new(500, 520, PersonState.Serving), new(520, 560, PersonState.Idle), new(560, 580, PersonState.Helping)], 3),
        new("Bo", "2", [new(540, 600, PersonState.Break)], 0),
    ]);

    [Fact]
    public void Occupancy_BreaksAndAbsence_DoNotCount() => Desk.Occupancy.ShouldBe(0.6, 1e-9);

    [Fact]
    public void Paths_ServicesWithoutAPause_AreOneBox() =>
        OccupancyPaths.Of(Desk, PersonState.Serving, 480, 680).ShouldBe("M0 0h200v11h-200z");

    [Fact]
    public void Paths_SecondPerson_IsOneRowLower() =>
        OccupancyPaths.Of(Desk, PersonState.Break, 480, 680).ShouldBe("M300 14h300v11h-300z");

    [Fact]
    public async Task Chart_States_AreDrawnAndKeyedOnlyWhereTheyOccur()
    {
        var chart = await Rendered.XmlAsync<OccupancyChart>(
            ("Id", "p"), ("Title", "People"), ("Groups", ImmutableArray.Create(Desk)), ("From", 480.0), ("To", 680.0));

        chart.Descendants("li").Select(entry => entry.Value.Trim())
            .ShouldBe(["serving", "serving another desk's citizen", "on duty, nobody to serve", "break", "absent"]);
        chart.Descendants("tbody").Single().Elements("tr").Select(row => row.Element("th")!.Value).ShouldBe(["Ada", "Bo"]);
        chart.Descendants("path").Count().ShouldBe(4);
    }
}
