using System.Net;
using Coordination.Access;
using Coordination.Console.Tests.Hosting;
using Coordination.Plans;
using Shouldly;
using Xunit;

namespace Coordination.Console.Tests.Plans;

/// <summary>A plan that one proposes and another approves.</summary>
public sealed class PlanProposalTests(ConsoleFixture hall) : IClassFixture<ConsoleFixture>
{
    private const string Path = "/console/halls/town/plan";

    [Fact]
    public async Task Plan_ByTwo_IsProposedShownAndApprovedBySomebodyElse()
    {
        var plan = hall.Host.Coordination.Plan(ConsolePlan.Centre);
        var (first, second) = (await hall.VisitorAsync(Role.Administrator), await hall.VisitorAsync(new Grant(Role.Administrator)));
        var before = (await plan.ReadAsync())!;
        var byTwo = before.Plan with { PublishedByTwo = true };
        (await SendAsync(first, byTwo, before.Version)).ShouldBe(HttpStatusCode.SeeOther);
        var counting = (await plan.ReadAsync())!.Version;
        (await first.ReadAsync(Path)).ShouldContain("Propose to a second person");

        (await SendAsync(first, byTwo with { Departments = [.. byTwo.Departments.Select((one, place) => place == 1 ? one with { Name = "Papers and forms" } : one)] }, counting)).ShouldBe(HttpStatusCode.SeeOther);

        var proposal = (await plan.ReadProposalAsync())!.Number;
        var (approve, decline) = ($"{Path}/proposal/{proposal}/approve", $"{Path}/proposal/{proposal}/decline");
        (await second.ReadAsync(Path)).ShouldContain($"href=\"{approve}\"");
        (await (await hall.VisitorAsync(Role.Viewer)).ReadAsync(Path)).ShouldNotContain($"href=\"{approve}\"");
        var form = WebUtility.HtmlDecode(await second.ReadAsync(approve));
        form.ShouldContain("Name: Papers → Papers and forms");
        form.ShouldContain("Eva Smith");
        form.ShouldContain("<q>A test of two.</q>", customMessage: "Why it was proposed stands before whoever decides.");

        using (var own = await first.SendAsync(approve, approve, ("reason", "Mine.")))
        {
            own.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await own.Content.ReadAsStringAsync()).ShouldContain("Who has proposed a plan does not approve it");
        }

        using (var approved = await second.SendAsync(approve, approve, ("reason", "Read.")))
        {
            approved.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        }

        (await plan.ReadAsync())!.Plan.Departments[1].Name.ShouldBe("Papers and forms");
        using (var late = await second.SendAsync(Path, decline, ("reason", "Too late.")))
        {
            late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
            (await late.Content.ReadAsStringAsync()).ShouldContain("Too late.");
        }

        using var again = await second.Client.GetAsync(decline);
        again.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await second.ReadAsync(Path)).ShouldNotContain("A plan waits for a second person");
    }

    private static async Task<HttpStatusCode> SendAsync(TestKit.Access.SignInVisitor visitor, HallPlan plan, long over)
    {
        using var answer = await visitor.SendAsync(
            Path, $"{Path}/publish", ("plan", System.Text.Encoding.UTF8.GetString(PlanDocument.WriteIndented(plan))), ("version", $"{over}"), ("reason", "A test of two."));
        return answer.StatusCode;
    }
}
