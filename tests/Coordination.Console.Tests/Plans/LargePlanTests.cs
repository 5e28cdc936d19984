using System.Text.RegularExpressions;
using Coordination.Access;
using Coordination.Centres;
using Coordination.Console.Tests.Hosting;
using Coordination.Plans;
using Coordination.Staff;
using Shouldly;

namespace Coordination.Console.Tests.Plans;

/// <summary>A plan of thousands of entries: a page tells what fits, and the rest is counted or stands as it is written.</summary>
public sealed partial class LargePlanTests(ConsoleFixture hall) : IClassFixture<ConsoleFixture>
{
    private const int People = 5000;

    private static readonly CentreId Hall = new("large");

    [Fact]
    public async Task Pages_OfALargePlan_TellWhatFits()
    {
        var first = Plan(capacity: 100);
        var meta = new CommandMeta(new Actor(ActorKind.Administrator, "test"));
        (await hall.Host.Coordination.Plan(Hall).PublishAsync(first, 0, meta)).Require();
        (await hall.Host.Coordination.Plan(Hall).PublishAsync(Plan(capacity: 200), 1, meta)).Require();
        (await hall.Host.Coordination.Plan(Hall).PublishAsync(first, 2, meta)).Require();

        var version = await ReadAsync("/console/halls/large/plan/versions/2");
        var grain = await ReadAsync("/console/grains/plan/large");

        version.ShouldContain("Differences from what counts now: 5,000");
        Differences().Count(version).ShouldBe(2 * 1000);
        Parts().Count(grain).ShouldBeLessThan(2000);
        grain.ShouldContain("The first 20,000 of ");
        grain.ShouldMatch("and 4,80[0-9] more"); // Beside the people its version and its times.
    }

    private async Task<string> ReadAsync(string path) => await (await hall.VisitorAsync(new Grant(Role.Auditor, Hall))).ReadAsync(path);

    private static HallPlan Plan(int capacity) => ConsolePlan.Create(Hall) with
    {
        Staff = [.. Enumerable.Range(0, People).Select(number => new StaffPlan { Id = new StaffId($"person-{number}"), Name = $"Person {number}", Department = number == 0 ? ConsolePlan.Papers : ConsolePlan.Permits, Capacity = capacity })],
    };

    [GeneratedRegex("<p class=\"path\">")]
    private static partial Regex Differences();

    [GeneratedRegex("<dt>|<li>|<details>")]
    private static partial Regex Parts();
}
