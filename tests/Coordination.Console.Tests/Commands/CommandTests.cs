using System.Net;
using System.Text.RegularExpressions;
using Coordination.Access;
using Coordination.Console.Tests.Hosting;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Access;
using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Console.Tests.Commands;

/// <summary>Commands by forms: each with a reason, by whoever may, once however often it is sent, and with what has changed where it comes too late.</summary>
public sealed partial class CommandTests(ConsoleFixture hall) : IClassFixture<ConsoleFixture>
{
    [Fact]
    public async Task Escalate_WithAReason_ChangesTheUrgencyAndLeadsBack()
    {
        var request = await hall.SubmitAsync(ConsolePlan.Paper);

        using var answer = await SendAsync($"/console/requests/{request}/escalate", ("urgency", "1"), ("reasonCode", "emergency"));

        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await answer.Content.ReadAsStringAsync());
        answer.Headers.Location!.OriginalString.ShouldBe($"/console/requests/{request}");
        (await hall.Host.Coordination.Request(request).ReadAsync())!.Urgency.ShouldBe(Urgency.EspeciallyUrgent);
    }

    [Theory]
    [InlineData("", "1", "reason")]
    [InlineData("Because.", "9", "urgency")]
    public async Task Escalate_WithoutWhatItNeeds_KeepsWhatWasFilledInAndChangesNothing(string reason, string urgency, string what)
    {
        var request = await hall.SubmitAsync(ConsolePlan.Paper);

        using var answer = await SendAsync($"/console/requests/{request}/escalate", ("urgency", urgency), ("reason", reason));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("role=\"alert\"");
        page.ShouldContain(what, Case.Insensitive);
        page.ShouldContain($">{reason}</textarea>");
        page.Contains("<textarea id=\"reason\" name=\"reason\" maxlength=\"500\" aria-invalid=\"true\" aria-describedby=\"refused reason-hint\">", StringComparison.Ordinal).ShouldBe(what == "reason");
        page.Split("Nothing was changed").Length.ShouldBe(2, "It is said once.");
        (await hall.Host.Coordination.Request(request).ReadAsync())!.Urgency.ShouldBe(Urgency.General);
    }

    [Fact]
    public async Task Cancel_OfARequestThatHasEnded_ShowsWhatHappenedMeanwhile()
    {
        var request = await hall.SubmitAsync(ConsolePlan.Paper);
        var visitor = await hall.VisitorAsync(Role.Supervisor);
        var form = await visitor.ReadAsync($"/console/requests/{request}/cancel");
        (await hall.Host.Coordination.Request(request).ExecuteAsync(new CancelRequest(), new CommandMeta(Actor.Anonymous))).Require();

        using var answer = await visitor.PostAsync($"/console/requests/{request}/cancel", [.. Hidden().Matches(form).Select(field => (field.Groups[1].Value, field.Groups[2].Value)).Reverse().DistinctBy(field => field.Item1), ("reason", "Too late.")]);

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("What happened since you opened this form");
        page.ShouldContain("<strong>cancelled</strong>");
    }

    [Fact]
    public async Task SignOff_OfSomebodyWhoHoldsWork_IsRefusedOrGivesItBack()
    {
        (await hall.Host.Coordination.Staff(ConsolePlan.Centre, new StaffId("ewa")).ExecuteAsync(new SignOn("3"), new CommandMeta(new Actor(ActorKind.Staff, "ewa")))).Require();
        await hall.SubmitAsync(ConsolePlan.Paper);
        await Until.TrueAsync(async () => !((await hall.Host.Coordination.Centre(ConsolePlan.Centre).ReadQueueAsync()).Staff.All(person => person.Staff.ToString() != "ewa" || person.Items.IsEmpty)));

        using var refused = await SendAsync("/console/halls/town/staff/ewa/sign-off", ("reason", "Ill."));
        using var done = await SendAsync("/console/halls/town/staff/ewa/sign-off", ("reason", "Ill."), ("release", "true"));

        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        done.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await done.Content.ReadAsStringAsync());
        (await hall.Host.Coordination.Staff(ConsolePlan.Centre, new StaffId("ewa")).ReadAsync())!.Presence.ShouldBe(StaffPresence.SignedOff);
    }

    [Fact]
    public async Task Give_ToSomebodyByName_IsTheirsOrSaysWhyNot()
    {
        var request = await hall.SubmitAsync(ConsolePlan.Permit);

        var form = await (await hall.VisitorAsync(Role.Supervisor)).ReadAsync($"/console/requests/{request}/items/0/give");
        using var absent = await SendAsync($"/console/requests/{request}/items/0/give", ("person", "jan"), ("reason", "Anna is full."));
        (await hall.Host.Coordination.Staff(ConsolePlan.Centre, new StaffId("jan")).ExecuteAsync(new SignOn("2"), new CommandMeta(new Actor(ActorKind.Staff, "jan")))).Require();
        await Until.TrueAsync(async () => !((await hall.Host.Coordination.Centre(ConsolePlan.Centre).ReadQueueAsync()).Staff.All(person => person.Staff.ToString() != "jan" || person.Items.IsEmpty)));

        absent.StatusCode.ShouldBe(HttpStatusCode.Conflict, await absent.Content.ReadAsStringAsync());
        (await absent.Content.ReadAsStringAsync()).ShouldContain("Anna is full.");
        form.ShouldContain("Anna Nowak, Permits: load 100 of 100");
        form.ShouldContain("Jan Kowal, Permits: not signed on");
        using var full = await SendAsync($"/console/requests/{request}/items/0/give", ("person", "anna"), ("reason", "She may."));
        full.StatusCode.ShouldBe(HttpStatusCode.Conflict, "She holds one, and no more fits.");
        (await SendAsync("/console/halls/town/staff/jan/sign-off", ("reason", "Over."), ("release", "true"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task Department_ClosedLimitedAndOpened_IsSo()
    {
        (await SendAsync("/console/halls/town/departments/papers/close", ("reason", "Water."))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await hall.Host.Coordination.Department(ConsolePlan.Centre, ConsolePlan.Papers).ReadAsync())!.IsClosed.ShouldBeTrue();
        (await (await hall.VisitorAsync(Role.Supervisor)).ReadAsync("/console/halls/town/departments/papers")).ShouldContain("Open it again");
        (await SendAsync("/console/halls/town/departments/papers/reopen", ("reason", "Dry."))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await SendAsync("/console/halls/town/departments/papers/limit", ("limit", "4"), ("reason", "Few."))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await hall.Host.Coordination.Department(ConsolePlan.Centre, ConsolePlan.Papers).ReadAsync())!.ConcurrencyLimit.ShouldBe(4);
        (await SendAsync("/console/halls/town/departments/papers/limit", ("limit", ""), ("reason", "Enough."))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await hall.Host.Coordination.Department(ConsolePlan.Centre, ConsolePlan.Papers).ReadAsync())!.ConcurrencyLimit.ShouldBeNull();
    }

    [Fact]
    public async Task Crisis_DeclaredAndLifted_IsToldWithWhatItMoved()
    {
        (await SendAsync("/console/halls/town/crisis/declare", ("reason", "Flood."))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await (await hall.VisitorAsync(Role.Supervisor)).ReadAsync("/console/halls/town")).ShouldContain("The crisis plan counts since");
        (await SendAsync("/console/halls/town/crisis/declare", ("reason", "Flood."))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await SendAsync("/console/halls/town/crisis/lift", ("reason", "Dry."))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await (await hall.VisitorAsync(Role.Supervisor)).ReadAsync("/console/halls/town/crisis")).ShouldContain("The last crisis: from");
    }

    [Fact]
    public async Task Personal_LookedAt_IsOnRecordBeforeItIsShown()
    {
        var meta = new CommandMeta(Actor.Anonymous);
        var submit = new SubmitRequest { Centre = ConsolePlan.Centre, Service = ConsolePlan.Paper, Personal = new PersonalDetails("Ana <i>Lee</i>", "ana@example.org") };
        var request = (await hall.Host.Coordination.SubmitAsync(submit, meta)).Require().Request;

        (await (await hall.VisitorAsync(Role.Supervisor)).ReadAsync($"/console/requests/{request}")).ShouldNotContain("Ana");
        using var without = await SendAsync($"/console/requests/{request}/personal", ("reason", " "));
        using var shown = await SendAsync($"/console/requests/{request}/personal", ("reason", "A complaint."));

        without.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await without.Content.ReadAsStringAsync()).ShouldContain("maxlength=\"500\" required aria-invalid=\"true\"");
        shown.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await shown.Content.ReadAsStringAsync()).ShouldContain("Ana &lt;i&gt;Lee&lt;/i&gt;");
        (await (await hall.VisitorAsync(Role.Supervisor)).ReadAsync($"/console/requests/{request}")).ShouldContain("personal texts read");
    }

    [Fact]
    public async Task Personal_WithNothingToLookAt_SaysThatNothingIsOnRecord()
    {
        var request = await hall.SubmitAsync(ConsolePlan.Paper);

        using var shown = await SendAsync($"/console/requests/{request}/personal", ("reason", "A complaint."));

        var page = await shown.Content.ReadAsStringAsync();
        page.ShouldContain("There is nothing to look at, and so nothing is on record.");
        page.ShouldNotContain("Your look and your reason");
        (await (await hall.VisitorAsync(Role.Supervisor)).ReadAsync($"/console/requests/{request}")).ShouldNotContain("personal texts read");
    }

    private async Task<HttpResponseMessage> SendAsync(string path, params (string, string)[] fields)
    {
        var visitor = await hall.VisitorAsync(Role.Supervisor);
        return await visitor.SendAsync(path, path, fields);
    }

    [GeneratedRegex("type=\"hidden\" name=\"([a-z]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
