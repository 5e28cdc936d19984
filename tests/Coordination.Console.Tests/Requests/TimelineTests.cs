using System.Net;
using Coordination.Access;
using Coordination.Console.Tests.Hosting;
using Coordination.Requests;
using Coordination.Staff;
using Shouldly;

namespace Coordination.Console.Tests.Requests;

/// <summary>What happened to a request, and who did it.</summary>
public sealed class TimelineTests(ConsoleFixture hall) : IClassFixture<ConsoleFixture>
{
    [Fact]
    public async Task Request_DoneBySomebody_NamesThemAsTheAuditDoes()
    {
        var request = hall.Held;
        var supervisor = await hall.VisitorAsync(Role.Supervisor);
        using var escalated = await supervisor.SendAsync($"/console/requests/{request}/escalate", $"/console/requests/{request}/escalate", ("urgency", "2"), ("reasonCode", "emergency"));
        escalated.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await hall.Host.Coordination.Request(request).ExecuteAsync(new StartItem(0, new StaffId("anna")), new CommandMeta(new Actor(ActorKind.Staff, "anna")))).Require();

        var audited = await (await hall.VisitorAsync(Role.Auditor)).ReadAsync($"/console/requests/{request}");
        var supervised = await supervisor.ReadAsync($"/console/requests/{request}");

        audited.ShouldContain(">Eva Smith</span>, supervisor", customMessage: "Access names her, for whoever may read the audit.");
        supervised.ShouldContain(">Eva Smith</span>, supervisor");
        supervised.ShouldContain(">Anna Nowak</span>, clerk", customMessage: "The plan names her.");
        (await (await hall.VisitorAsync(Role.Viewer)).ReadAsync($"/console/requests/{request}")).ShouldNotContain("Anna Nowak</span>");
    }
}
