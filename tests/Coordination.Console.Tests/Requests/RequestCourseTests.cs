using System.Net;
using Coordination.Access;
using Coordination.Console.Tests.Hosting;
using Coordination.Hosting;
using Coordination.Requests;
using Coordination.Staff;
using Shouldly;

namespace Coordination.Console.Tests.Requests;

/// <summary>A request's page says in whose hands it was, where it stands in its queue, and whether it was in time.</summary>
public sealed class RequestCourseTests(ConsoleFixture hall) : IClassFixture<ConsoleFixture>
{
    private static readonly StaffId Anna = new("anna");

    [Fact]
    public async Task Request_GivenTakenAndDone_SaysToWhomFromWhomAndWhetherItWasInTime()
    {
        var supervisor = new CommandMeta(new Actor(ActorKind.Supervisor, "test"));
        (await hall.Host.Coordination.Staff(ConsolePlan.Centre, Anna).ExecuteAsync(new SignOff(Release: true), supervisor)).Require();
        var taken = await ReadAsync(Role.Auditor, "en");

        taken.ShouldContain("<strong>given to Anna Nowak</strong>");
        taken.ShouldContain("<strong>taken from Anna Nowak</strong>");
        (await ReadAsync(Role.Auditor, "zh")).ShouldContain("<strong>从Anna Nowak处收回</strong>");
        (await ReadAsync(Role.Viewer, "en")).ShouldContain("<strong>given to somebody</strong>", customMessage: "As who did it: for whoever may read the record.");
        taken.ShouldContain("number 1 in the queue");

        (await hall.Host.Coordination.Staff(ConsolePlan.Centre, Anna).ExecuteAsync(new SignOn("1"), supervisor)).Require();
        await ((EmbeddedHost)hall.Host.Coordination).WhenIdleAsync();
        (await hall.Host.Coordination.Request(hall.Held).ExecuteAsync(new StartItem(0, Anna), supervisor)).Require();
        (await hall.Host.Coordination.Request(hall.Held).ExecuteAsync(new CompleteItem(0, Anna), supervisor)).Require();

        (await ReadAsync(Role.Viewer, "en")).ShouldContain("<span class=\"value\">kept</span> <span class=\"name\">Service level: < 1 min of 1 h 0 min</span>");
        (await ReadAsync(Role.Viewer, "zh")).ShouldContain("达标");
        (await ReadAsync(Role.Viewer, "en")).ShouldNotContain("stands still");
    }

    private async Task<string> ReadAsync(Role role, string language)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, $"/console/requests/{hall.Held}");
        asked.Headers.Add("Accept-Language", language);
        using var answer = await (await hall.VisitorAsync(role)).Client.SendAsync(asked);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
