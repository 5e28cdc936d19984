using System.Net;
using System.Text.RegularExpressions;
using Coordination.Access;
using Coordination.Console.Tests.Hosting;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Console.Tests.Crises;

/// <summary>Before a crisis is declared, its page says what that would change.</summary>
public sealed partial class CrisisPageTests(ConsoleFixture hall) : IClassFixture<ConsoleFixture>
{
    private const string Crisis = "/console/halls/town/crisis";

    [Fact]
    public async Task Declaring_BeforeItIsDone_ShowsWhatWouldBeHeldAndMayGoToOthers()
    {
        var plan = (await hall.Host.Coordination.Plan(ConsolePlan.Centre).ReadAsync())!;
        var held = plan.Plan with { Crisis = new CrisisPlan { PoolingThreshold = 0, HeldLevels = [Urgency.NotUrgent] } };
        (await hall.Host.Coordination.Plan(ConsolePlan.Centre).PublishAsync(held, plan.Version, new CommandMeta(new Actor(ActorKind.Administrator, "test")))).Require();
        var request = await hall.SubmitAsync(ConsolePlan.Paper);
        (await hall.Host.Coordination.Request(request).ExecuteAsync(
            new EscalateRequest(Urgency.NotUrgent, Reason.Of(new ReasonId("emergency"))), new CommandMeta(new Actor(ActorKind.Supervisor, "chief")))).Require();
        await Until.TrueAsync(async () => !((await hall.Host.Coordination.Centre(ConsolePlan.Centre).ReadQueueAsync()).Departments.Single(at => at.Department == ConsolePlan.Papers).ByUrgency[Urgency.NotUrgent] == 0));

        var supervisor = await hall.VisitorAsync(Role.Supervisor);
        string[] before = [await supervisor.ReadAsync(Crisis), await supervisor.ReadAsync($"{Crisis}/declare")];
        using var declared = await supervisor.SendAsync($"{Crisis}/declare", $"{Crisis}/declare", ("reason", "Flood."));
        declared.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var after = await supervisor.ReadAsync(Crisis);

        // One paper is not urgent; the other may be done by Permits' people, and a permit by nobody of Papers, who is absent.
        before.ShouldAllBe(page => Rows().Matches(page).Select(row => $"{row.Groups[1].Value}: {row.Groups[2].Value}").SequenceEqual(new[] { "Papers: 2", "Permits: 2" }));
        before.ShouldAllBe(page => Moving().Matches(page).Select(row => row.Groups[1].Value + row.Groups[2].Value).SequenceEqual(new[] { "10", "20" }));
        before.ShouldAllBe(page => Held().Count(page) == 1);
        Rows().Matches(after).ShouldBeEmpty();
        after.ShouldContain("Waiting until it is lifted: 1");
        var lifting = await supervisor.ReadAsync($"{Crisis}/lift");
        lifting.ShouldContain("What lifting it would change now");
        Rows().Matches(lifting).Select(row => $"{row.Groups[1].Value}: {row.Groups[2].Value}").ShouldContain("Papers: 2");
        Held().Count(lifting).ShouldBe(1);
        lifting.ShouldContain("Would go on:");
    }

    [GeneratedRegex("<strong>([^<]+)</strong> · waiting: (\\d+)</p>")]
    private static partial Regex Rows();

    [GeneratedRegex("May go to people of other departments: (\\d+); of them free now: (\\d+)")]
    private static partial Regex Moving();

    [GeneratedRegex("<span class=\"urgency u5\"[^>]*>.*?</span></span> 1</span>", RegexOptions.Singleline)]
    private static partial Regex Held();
}
