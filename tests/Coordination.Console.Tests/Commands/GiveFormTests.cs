using System.Net;
using System.Text.RegularExpressions;
using Coordination.Access;
using Coordination.Console.Tests.Hosting;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Staff;
using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Console.Tests.Commands;

/// <summary>Whoever gives an item to somebody sees who is suitable.</summary>
public sealed partial class GiveFormTests(ConsoleFixture hall) : IClassFixture<ConsoleFixture>
{
    private static readonly CommandMeta Admin = new(new Actor(ActorKind.Administrator, "test"));

    [Fact]
    public async Task Give_ToSomebody_ShowsWhoIsSuitableFirstAndWhyOthersAreNot()
    {
        var plan = hall.Host.Coordination.Plan(ConsolePlan.Centre);
        var before = (await plan.ReadAsync())!;
        var (stamp, papers) = (new SkillRequirement { Skill = new("stamp"), Level = 2 }, before.Plan.Services[1]);
        var skilled = before.Plan with
        {
            Skills = [new SkillPlan(new("stamp"), "Stamps")],
            Services = [before.Plan.Services[0], papers with { Steps = [papers.Steps[0] with { Skills = [stamp] }] }],
            Staff = [before.Plan.Staff[0], before.Plan.Staff[1], before.Plan.Staff[2] with { Skills = [new HeldSkill(new("stamp"), 3)] }],
        };
        (await plan.PublishAsync(skilled, before.Version, Admin)).Require();
        var request = await hall.SubmitAsync(ConsolePlan.Paper);
        var unsuitable = await (await hall.VisitorAsync(Role.Supervisor)).ReadAsync($"/console/requests/{request}/items/0/give");
        unsuitable.ShouldContain("<option value>Nobody is suitable right now", customMessage: "Nobody is chosen who would only be refused.");
        (await hall.Host.Coordination.Department(ConsolePlan.Centre, ConsolePlan.Papers).ExecuteAsync(new CloseDepartment(Reason.Of(new ReasonId("illness"))), Admin)).Require();
        (await hall.Host.Coordination.Staff(ConsolePlan.Centre, new StaffId("ewa")).ExecuteAsync(new SignOn("3"), Admin)).Require();
        await Until.TrueAsync(async () => (await hall.Host.Coordination.Centre(ConsolePlan.Centre).ReadQueueAsync()).Staff.Any(person => person.Staff.ToString() == "ewa"));

        var form = WebUtility.HtmlDecode(await (await hall.VisitorAsync(Role.Supervisor)).ReadAsync($"/console/requests/{request}/items/0/give"));

        Options().Matches(form).Select(option => option.Groups[1].Value).Take(3).ShouldBe(
            ["Ewa Lis, Papers: load 0 of 100", "Anna Nowak, Permits: load 100 of 100; no room for 100 more; does not help Papers; lacks Stamps (level 2)", "Jan Kowal, Permits: not signed on; does not help Papers; lacks Stamps (level 2)"]);
        form.ShouldNotContain("Nobody is suitable");
        form.IndexOf("Suitable: at work", StringComparison.Ordinal).ShouldBeLessThan(form.IndexOf("Ewa Lis", StringComparison.Ordinal));
        form.IndexOf("Others, and why not", StringComparison.Ordinal).ShouldBeInRange(form.IndexOf("Ewa Lis", StringComparison.Ordinal), form.IndexOf("Anna Nowak, Permits: load", StringComparison.Ordinal));
    }

    [GeneratedRegex("<option value=\"(?:anna|jan|ewa)\"[^>]*>([^<]+)</option>")]
    private static partial Regex Options();
}
