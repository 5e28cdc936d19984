using System.Text;
using Coordination.Access;
using Coordination.Departments;
using Coordination.Journal;
using Coordination.Staff;
using Coordination.Web.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Coordination.Web.Tests.Access;

/// <summary>Commands for which the matrix asks a reason: none without one, the code on record, the words beside it.</summary>
public sealed class ReasonTests(AccessFixture hall) : IClassFixture<AccessFixture>
{
    private const string Centre = "/management/v1/centres/hall";

    [Theory]
    [InlineData("limit", "department.limited", """{"limit":2,"reason":"mistake"}""")]
    [InlineData("reopen", "department.reopened", """{"reason":"mistake"}""")]
    public async Task Department_IsReopenedAndLimitedForAReason(string command, string type, string onRecord)
    {
        var head = await hall.NewAsync(Role.Head, department: "desk-9");
        var path = $"{Centre}/departments/desk-9/{command}";
        object Body(string? reason, string? code) => command == "limit" ? new { limit = 2, reason, reasonCode = code } : new { reason, reasonCode = code };
        (await head.PostAsync($"{Centre}/departments/desk-9/close", new { reason = "A drill." })).ShouldBe(200);

        (await head.PostAsync(path, Body(null, null))).ShouldBeProblem(400, "invalid", "reason");
        (await head.PostAsync(path, Body(" ", null))).ShouldBeProblem(400, "invalid", "reason");
        (await head.PostAsync(path, Body(null, "weather"))).ShouldBeProblem(400, "invalid", "reasonCode");
        (await head.PostAsync(path, Body("Anna said so.", "mistake"))).ShouldBe(200);

        ShouldBeOnRecord(await LastAsync(GrainKey.Of(AccessFixture.Hall, new DepartmentId("desk-9"))), type, onRecord, "Anna said so.");
        (await head.PostAsync($"{Centre}/departments/desk-9/reopen", new { reason = "Over." })).Status.ShouldBeOneOf(200, 409);
    }

    [Fact]
    public async Task Centre_IsReconciledForAReasonAndEachTimeIsOnRecord()
    {
        var administrator = await hall.NewAsync(Role.Administrator);

        (await administrator.PostAsync($"{Centre}/reconcile")).ShouldBeProblem(400, "invalid", "reason");
        (await administrator.PostAsync($"{Centre}/reconcile", new { reason = "The numbers are odd.", reasonCode = "mistake" }, "once")).ShouldBe(200)["missing"].ShouldBe("0");

        var ordered = await LastAsync(GrainKey.Of(AccessFixture.Hall));
        ShouldBeOnRecord(ordered, "centre.reconciliation-ordered", """{"reason":"mistake"}""", "The numbers are odd.");
        ordered.By.Id.ShouldBe($"{administrator.Principal}");
        (await administrator.PostAsync($"{Centre}/reconcile", new { reason = "The numbers are odd.", reasonCode = "mistake" }, "once")).ShouldBe(200)["compared"].ShouldNotBeNull();
        (await LastAsync(GrainKey.Of(AccessFixture.Hall))).Version.ShouldBe(ordered.Version);
    }

    [Theory]
    [InlineData("sign-on", "staff.signed-on")]
    [InlineData("drain", "staff.draining")]
    [InlineData("resume", "staff.resumed")]
    [InlineData("pause", "staff.paused")]
    [InlineData("sign-off", "staff.signed-off")]
    public async Task Supervisor_InSomebodysStead_SaysWhyAndStaffNeedNot(string command, string type)
    {
        var (clerk, desk) = ($"clerk-{Lane(command)}", $"/v1/centres/hall/staff/clerk-{Lane(command)}");
        var (supervisor, person) = (await hall.NewAsync(Role.Supervisor), await hall.NewAsync(Role.Staff, staff: clerk));
        if (command != "sign-on")
        {
            (await person.PostAsync($"{desk}/sign-on")).ShouldBe(200);
        }

        if (command == "resume")
        {
            (await person.PostAsync($"{desk}/pause", new { reason = "Tea." })).ShouldBe(200);
        }

        (await supervisor.PostAsync($"{desk}/{command}")).ShouldBeProblem(400, "invalid", "reason");
        (await supervisor.PostAsync($"{desk}/{command}", new { reason = "He forgot it.", reasonCode = "mistake" })).ShouldBe(200);

        // Who drains without holding anything has signed off at once.
        var happened = await LastAsync(GrainKey.Of(AccessFixture.Hall, new StaffId(clerk)), type);
        ShouldBeOnRecord(happened, type, """{"reason":"mistake"}""", "He forgot it.");
    }

    [Fact]
    public async Task Supervisor_WhoIsStaffAsWell_GivesNoReasonAtTheirOwnDesk()
    {
        var supervisor = await hall.NewAsync(new Grant(Role.Supervisor, AccessFixture.Hall), staff: "clerk-29");
        (await hall.Host.Coordination.Access(AccessFixture.Hall).ExecuteAsync(
            new GiveGrant(supervisor.Principal, new Grant(Role.Staff, AccessFixture.Hall)) { Reason = "Both." }, new CommandMeta(new Actor(ActorKind.Administrator, "test")))).Require();
        await hall.Host.Service<AccessDirectory>().RefreshAsync();

        (await supervisor.PostAsync("/v1/centres/hall/staff/clerk-29/sign-on")).ShouldBe(200);
        (await supervisor.PostAsync("/v1/centres/hall/staff/clerk-28/sign-on")).ShouldBeProblem(400, "invalid", "reason");
    }

    [Fact]
    public async Task Plan_IsPublishedForAReasonByPrincipals()
    {
        var administrator = await hall.NewAsync(Role.Administrator);
        var plan = (await administrator.GetAsync($"{Centre}/plan")).ShouldBe(200);
        var changed = plan.Text.Replace("Test Hall", "Test House", StringComparison.Ordinal);
        Task<ApiReply> PutAsync(string document, params (string, string)[] headers) => hall.Api.SendAsync(
            HttpMethod.Put, $"{Centre}/plan", Api.Raw(document), [("X-Api-Key", administrator.Key), ("If-Match", "*"), .. headers]);

        (await PutAsync(changed)).ShouldBeProblem(428, "reason-required", "X-Reason");
        (await PutAsync(changed, ("X-Reason", " "), ("X-Reason-Code", " "))).ShouldBeProblem(428, "reason-required", "X-Reason");
        (await PutAsync(changed, ("X-Reason", new string('x', 501)))).ShouldBeProblem(400, "invalid", "X-Reason");
        (await PutAsync(changed, ("X-Reason-Code", "no code!"))).ShouldBeProblem(400, "invalid", "X-Reason-Code");
        (await PutAsync(changed, ("X-Reason-Code", "weather"))).ShouldBeProblem(400, "invalid", "X-Reason-Code");
        (await PutAsync(plan.Text, ("X-Reason", "Nothing new."))).ShouldBe(200)["version"].ShouldBe("1");
        (await PutAsync(changed, ("X-Reason-Code", "mistake"))).ShouldBe(200)["version"].ShouldBe("2");
        (await PutAsync(plan.Text, ("X-Reason", "Ada wants it."), ("X-Reason-Code", "emergency"))).ShouldBe(200)["version"].ShouldBe("3");

        var published = await LastAsync(GrainKey.OfPlan(AccessFixture.Hall));
        published.Version.ShouldBe(3);
        Encoding.UTF8.GetString(published.Payload.Span).ShouldContain(""" "reason":"emergency" """.Trim());
        Encoding.UTF8.GetString(published.Payload.Span).ShouldNotContain("Ada");
        Encoding.UTF8.GetString(published.Personal!.Text.Span).ShouldContain("Ada wants it.");
        (await administrator.GetAsync($"{Centre}/plan")).Text.ShouldBe(plan.Text);
        (await administrator.GetAsync($"{Centre}/plan/versions")).Body.GetProperty("versions").EnumerateArray()
            .Select(one => one.TryGetProperty("reason", out var reason) ? reason.GetString() : null).ShouldBe([null, "mistake", "emergency"]);
    }

    private static int Lane(string command) => 20 + Array.IndexOf(["sign-on", "drain", "resume", "pause", "sign-off"], command);

    private static void ShouldBeOnRecord(JournalEvent found, string type, string payload, string words)
    {
        found.Type.ShouldBe(type);
        Encoding.UTF8.GetString(found.Payload.Span).ShouldBe(payload);
        Encoding.UTF8.GetString(found.Personal!.Text.Span).ShouldContain(words);
    }

    private async Task<JournalEvent> LastAsync(GrainKey grain, string? type = null)
    {
        JournalEvent? last = null;
        await foreach (var entry in hall.Host.Coordination.Journal.ReadHistoryAsync(grain))
        {
            last = type is null || entry.Event.Type == type ? entry.Event : last;
        }

        return last.ShouldNotBeNull();
    }
}
