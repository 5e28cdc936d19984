using System.Net;
using System.Text.RegularExpressions;
using Coordination.Access;
using Coordination.Console.Tests.Hosting;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Console.Tests.Crises;

/// <summary>What a crisis did can be seen when it is over.</summary>
public sealed partial class CrisisHistoryTests(ConsoleFixture hall) : IClassFixture<ConsoleFixture>
{
    private const string Crisis = "/console/halls/town/crisis";

    private static readonly CommandMeta Chief = new(new Actor(ActorKind.Supervisor, "chief"));
    private static readonly Reason Flood = Reason.Of(new ReasonId("emergency"));

    [Fact]
    public async Task Crisis_OnceItIsLifted_TellsWhatItMovedHeldEndedAndRefused()
    {
        await PublishAsync(plan => plan with { Crisis = new CrisisPlan { PoolingThreshold = 0, HeldLevels = [Urgency.NotUrgent], SuspendedServices = [ConsolePlan.Permit] } });
        var held = await hall.SubmitAsync(ConsolePlan.Paper);
        (await hall.Host.Coordination.Request(held).ExecuteAsync(new EscalateRequest(Urgency.NotUrgent, Flood), Chief)).Require();
        var supervisor = await hall.VisitorAsync(Role.Supervisor);
        (await supervisor.ReadAsync(Crisis)).ShouldNotContain("Crises so far");
        using var declared = await supervisor.SendAsync($"{Crisis}/declare", $"{Crisis}/declare", ("reasonCode", "emergency"));
        declared.StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        var refused = await hall.SubmitAsync(ConsolePlan.Permit);
        foreach (var permit in hall.Waiting.Take(2))
        {
            (await hall.Host.Coordination.Request(permit).ExecuteAsync(new CancelRequest(Flood), Chief)).Require();
        }

        (await hall.Host.Coordination.Staff(ConsolePlan.Centre, new("jan")).ExecuteAsync(new SignOn("2"), Chief)).Require();
        await Until.TrueAsync(async () => (await hall.Host.Coordination.Request(hall.Waiting[2]).ReadAsync())!.Items[0].Holder == new StaffId("jan"));
        using var lifted = await supervisor.SendAsync($"{Crisis}/lift", $"{Crisis}/lift", ("reasonCode", "illness"));
        lifted.StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        // Whoever worked elsewhere by a later plan helped nobody less.
        await PublishAsync(plan => plan with { Crisis = new CrisisPlan(), Staff = [.. plan.Staff.Select(person => person.Id == new StaffId("jan") ? person with { Department = ConsolePlan.Papers } : person)] });
        await Until.TrueAsync(async () => Effects().Count(await supervisor.ReadAsync(Crisis)) == 4);
        var page = WebUtility.HtmlDecode(await supervisor.ReadAsync(Crisis));
        Effects().Matches(page).Select(effect => $"{effect.Groups[1].Value}: {effect.Groups[2].Value}").ShouldBe(
            ["Taken by other departments: 1", "Held back: 1", "Ended without being served: 2", "Refused: 1"]);
        page.ShouldContain("Jan Kowal → Papers");
        ((RequestId[])[held, refused, .. hall.Waiting]).ShouldAllBe(request => page.Contains($"/console/requests/{request}", StringComparison.Ordinal));
        (await (await hall.VisitorAsync(Role.Auditor)).ReadAsync(Crisis)).ShouldContain(">Eva Smith</span>");
        Row().Match(page).Value.ShouldContain("Emergency");
        Row().Match(page).Value.ShouldContain("Illness");
    }

    private async Task PublishAsync(Func<HallPlan, HallPlan> change)
    {
        var plan = hall.Host.Coordination.Plan(ConsolePlan.Centre);
        var now = (await plan.ReadAsync())!;
        (await plan.PublishAsync(change(now.Plan), now.Version, new CommandMeta(new Actor(ActorKind.Administrator, "test")))).Require();
    }

    [GeneratedRegex("<td data-label=\"([^\"]+)\"><details[^>]*><summary>(\\d+)</summary>")]
    private static partial Regex Effects();

    [GeneratedRegex("<h2 id=\"crises\">.*?</tr>\\s*</tbody>", RegexOptions.Singleline)]
    private static partial Regex Row();
}
