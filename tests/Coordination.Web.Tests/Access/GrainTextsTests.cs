using System.Text;
using System.Text.Json;
using Coordination.Access;
using Coordination.Batches;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.Web.Tests.Hosting;
using Coordination.Web.Tests.OpenApi;
using Shouldly;
using Xunit;

namespace Coordination.Web.Tests.Access;

/// <summary>Personal texts of grains that are no requests: read, with each look on record, and erased by two people.</summary>
public sealed class GrainTextsTests(AccessFixture hall) : IClassFixture<AccessFixture>
{
    private const string Grains = "/management/v1/grains";
    private const string Centre = "/management/v1/centres/hall";
    private const string Erasures = $"{Centre}/erasures";

    [Fact]
    public async Task Read_ForAReason_ShowsTheWordsAndIsOnRecord()
    {
        var supervisor = await hall.NewAsync(Role.Supervisor);
        (await supervisor.PostAsync("/v1/centres/hall/staff/clerk-2/sign-on", new { reason = "He forgot it." })).ShouldBe(200);
        (await supervisor.PostAsync("/v1/centres/hall/staff/clerk-2/pause", new { reason = "A doctor was called.", reasonCode = "emergency" })).ShouldBe(200);

        (await supervisor.GetAsync($"{Grains}/staff/hall/clerk-2/personal")).ShouldBeProblem(428, "reason-required", "X-Reason");
        var read = (await LookAsync(supervisor, "staff/hall/clerk-2", "A complaint.")).ShouldBe(200);

        Texts(read).ShouldBe([(1, "staff.signed-on", """{"words":"He forgot it."}"""), (2, "staff.paused", """{"words":"A doctor was called."}""")]);
        var look = (await HistoryAsync(GrainKey.Of(AccessFixture.Hall, new StaffId("clerk-2"))))[^1];
        (look.Version, look.Type, look.By.Id).ShouldBe((3, "personal.read", $"{supervisor.Principal}"));
        Encoding.UTF8.GetString(look.Payload.Span).ShouldBe("""{"texts":["staff.paused","staff.signed-on"]}""");
        Encoding.UTF8.GetString(look.Personal!.Text.Span).ShouldBe("""{"reason":"A complaint."}""");
        (await hall.Host.Coordination.Staff(AccessFixture.Hall, new StaffId("clerk-2")).ReadAsync())!.Presence.ShouldBe(StaffPresence.Paused);
        Texts((await LookAsync(supervisor, "staff/hall/clerk-2", "Again.")).ShouldBe(200)).Count().ShouldBe(2, "Nobody is shown why others have looked.");
    }

    [Fact]
    public async Task Read_InParts_TellsEachOnce()
    {
        var supervisor = await hall.NewAsync(Role.Supervisor);
        foreach (var command in (string[])["sign-on", "pause", "resume"])
        {
            (await supervisor.PostAsync($"/v1/centres/hall/staff/clerk-13/{command}", new { reason = command })).ShouldBe(200);
        }

        var first = (await LookAsync(supervisor, "staff/hall/clerk-13", "A check.", "?limit=2")).ShouldBe(200);
        var rest = (await LookAsync(supervisor, "staff/hall/clerk-13", "A check.", $"?limit=2&after={first["next"]}")).ShouldBe(200);

        Texts(first).Concat(Texts(rest)).Select(text => text.Version).ShouldBe([1, 2, 3]);
        rest["next"].ShouldBeNull();
        (await LookAsync(supervisor, "staff/hall/clerk-13", "A check.", "?limit=0")).ShouldBeProblem(400, "invalid", "limit");
        (await LookAsync(supervisor, "staff/hall/clerk-13", "A check.", "?most=2")).ShouldBeProblem(400, "invalid", "most");
    }

    [Fact]
    public async Task Read_WhereThereAreNone_IsNoLook()
    {
        var (clerk, auditor) = (await hall.NewAsync(Role.Staff, staff: "clerk-3"), await hall.NewAsync(Role.Auditor));
        (await clerk.PostAsync("/v1/centres/hall/staff/clerk-3/sign-on")).ShouldBe(200);

        Texts((await LookAsync(auditor, "staff/hall/clerk-3", "A check.")).ShouldBe(200)).ShouldBeEmpty();

        (await HistoryAsync(GrainKey.Of(AccessFixture.Hall, new StaffId("clerk-3")))).Count.ShouldBe(1);
        (await LookAsync(auditor, "staff/hall/clerk-4", "A check.")).ShouldBeProblem(404, "not-found", "id");
        (await LookAsync(auditor, "staff/hall/NOBODY!", "A check.")).ShouldBeProblem(400, "invalid", "id");
        (await LookAsync(auditor, "staff/hall/clerk-3", new string('x', 501))).ShouldBeProblem(400, "invalid", "X-Reason");
    }

    [Fact]
    public async Task Read_EveryKind_IsForWhomTheTableSays()
    {
        var (supervisor, administrator) = (await hall.NewAsync(Role.Supervisor), await hall.NewAsync(Role.Administrator));
        var head = await hall.NewAsync(Role.Head, department: "desk-6");
        (await head.PostAsync($"{Centre}/departments/desk-6/close", new { reason = "A burst pipe." })).ShouldBe(200);
        (await supervisor.PostAsync($"{Centre}/crisis/declare", new { reason = "Flood." })).ShouldBe(200);
        (await supervisor.PostAsync($"{Centre}/crisis/lift", new { reason = "Over." })).ShouldBe(200);
        (await supervisor.PostAsync($"{Erasures}/find", new { contact = "x@example.org", reason = "Curious." })).ShouldBe(200);
        (await supervisor.PostAsync("/v1/centres/hall/staff/clerk-6/sign-on", new { reason = "He forgot it." })).ShouldBe(200);
        var batch = new StartBatch(new BatchOrder(BatchVerb.Cancel), [new RequestId(Guid.Parse("0190a6f2-0000-7000-8000-000000000001"))], "Nobody needs it.");
        (await hall.Host.Coordination.Batch(AccessFixture.Hall, new BatchId("hall")).ExecuteAsync(batch, new CommandMeta(new Actor(ActorKind.Supervisor, "chief")))).Require();

        foreach (var grain in GrainKinds.All.Where(kind => kind.Kind is not (GrainKind.Request or AccessBehaviour.Number)).Select(PathOf))
        {
            Texts((await LookAsync(supervisor, grain, "A check.")).ShouldBe(200)).ShouldNotBeEmpty(grain);
            (await LookAsync(administrator, grain, "A check.")).ShouldBeProblem(403, "not-allowed", "read-personal");
            (await LookAsync(await hall.NewAsync(Role.Supervisor, AccessFixture.OtherHall), grain, "A check.")).ShouldBeProblem(404, "not-found");
            (await hall.Api.GetAsync($"{Grains}/{grain}/personal", ("X-Reason", "A check."))).ShouldBeProblem(401, "unauthenticated");
        }

        Texts((await LookAsync(head, "department/hall/desk-6", "A check.")).ShouldBe(200)).ShouldNotBeEmpty();
        Texts((await LookAsync(head, "staff/hall/clerk-6", "A check.")).ShouldBe(200)).ShouldNotBeEmpty();
        (await LookAsync(head, "department/hall/desk-7", "A check.")).ShouldBeProblem(403, "not-allowed", "read-personal");
        (await LookAsync(head, "centre/hall", "A check.")).ShouldBeProblem(403, "not-allowed", "read-personal");
        Texts((await (await hall.NewAsync(Role.Staff, staff: "clerk-6")).GetAsync($"{Grains}/staff/hall/clerk-6/personal")).ShouldBe(200)).ShouldNotBeEmpty();
        (await (await hall.NewAsync(Role.Staff, staff: "other-6")).GetAsync($"{Grains}/staff/hall/clerk-6/personal")).ShouldBeProblem(403, "not-allowed", "read-personal");
        (await supervisor.GetAsync($"{Grains}/request/hall/personal")).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task Read_OfAccess_IsForWhoReadsItAndNeverShowsAPassword()
    {
        var administrator = (await hall.NewAsync(Role.Administrator));
        var access = hall.Host.Coordination.Access(AccessFixture.Hall);
        var by = new CommandMeta(new Actor(ActorKind.Administrator, "test"));
        (await access.ExecuteAsync(new AddPrincipal(PrincipalKind.Person) { Name = "Zofia", Contact = "zofia@example.org", Reason = "She begins." }, by)).Require();

        (await administrator.GetAsync($"{Grains}/access/hall/hall/personal")).ShouldBeProblem(428, "reason-required", "X-Reason");
        (await LookAsync(await hall.NewAsync(Role.Supervisor), "access/hall/hall", "Curious.")).ShouldBeProblem(403, "not-allowed", "read-access");
        (await LookAsync(administrator, "access/all/all", "Curious.")).ShouldBeProblem(403, "not-allowed", "read-access");
        Texts((await LookAsync(administrator, "access/hall/hall", "A check.")).ShouldBe(200)).ShouldContain(text => text.Text.Contains("Zofia", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Erase_ByTwoPeople_TakesWhatIsNamedAndNothingElse()
    {
        var (asker, approver) = (await hall.NewAsync(Role.Supervisor), await hall.NewAsync(Role.Administrator));
        (await asker.PostAsync("/v1/centres/hall/staff/clerk-8/sign-on", new { reason = "One." })).ShouldBe(200);
        (await asker.PostAsync("/v1/centres/hall/staff/clerk-8/pause", new { reason = "Two." })).ShouldBe(200);
        (await asker.PostAsync($"{Centre}/departments/desk-8/close", new { reason = "Three." })).ShouldBe(200);

        var asked = (await asker.PostAsync(Erasures, new
        {
            what = "erase",
            basis = "consent-withdrawn",
            grains = new object[] { new { kind = "staff", id = "clerk-8", versions = new[] { 2 } }, new { kind = "department", id = "desk-8" } },
            reason = "He left.",
        })).ShouldBe(200);
        (await asker.PostAsync($"{Erasures}/{asked["number"]}/approve", new { reason = "Quick." })).ShouldBeProblem(403, "not-allowed", "approve-erasure");
        (await approver.PostAsync($"{Erasures}/{asked["number"]}/approve", new { reason = "Yes." })).ShouldBe(200);
        await ((EmbeddedHost)hall.Host.Coordination).WhenIdleAsync();

        var done = (await approver.GetAsync($"{Erasures}/{asked["number"]}")).ShouldBe(200);
        (done["stage"], done["remaining"]).ShouldBe(("done", "0"));
        done.Body.GetProperty("grains").GetRawText().ShouldBe("""[{"kind":"staff","id":"hall/clerk-8","versions":[2]},{"kind":"department","id":"hall/desk-8","versions":[]}]""");
        Texts((await LookAsync(asker, "staff/hall/clerk-8", "Is it gone?")).ShouldBe(200)).ShouldBe([(1, "staff.signed-on", """{"words":"One."}""")]);
        Texts((await LookAsync(asker, "department/hall/desk-8", "Is it gone?")).ShouldBe(200)).ShouldBeEmpty();
        var erased = (await HistoryAsync(GrainKey.Of(AccessFixture.Hall, new StaffId("clerk-8")))).Single(one => one.Type == "personal.erased");
        Encoding.UTF8.GetString(erased.Payload.Span).ShouldBe("""{"basis":"consent-withdrawn","versions":[2]}""");
        (await asker.PostAsync("/v1/centres/hall/staff/clerk-8/resume", new { reason = "Four." })).ShouldBe(200)["presence"].ShouldBe("signed-on");
    }

    [Fact]
    public async Task Erase_OfAccess_IsApprovedByWhoIsToldThatItEndsAPassword()
    {
        var (asker, approver) = (await hall.NewAsync(Role.Supervisor), await hall.NewAsync(Role.Administrator));
        var access = hall.Host.Coordination.Access(AccessFixture.Hall);
        var by = new CommandMeta(new Actor(ActorKind.Administrator, "test"));
        var person = (await access.ExecuteAsync(new AddPrincipal(PrincipalKind.Person) { Name = "Zofia", Reason = "She begins." }, by)).Require();
        var link = (await access.ExecuteAsync(
            new IssueLink(person.Principal!.Value, hall.Host.Coordination.Time.GetUtcNow().AddMinutes(5)) { IsInvitation = true, Reason = "She begins." }, by)).Require();
        AccessToken.TryRead(CredentialKind.Invitation, link.Secret!, out var id, out var secret).ShouldBeTrue();
        var use = new UseLink(id.ToString(), AccessToken.Hash(secret), hall.Host.Coordination.Time.GetUtcNow().AddHours(1)) { Login = "p-aaqaeayeaudaocajbifqydioba", Password = "a hash that nobody reads" };
        (await access.ExecuteAsync(use, by)).Require();
        var set = (await access.ReadAsync())!.FindAccount(person.Principal!.Value)!.SetIn;

        var number = (await AskAsync(asker, new { kind = "access", versions = new[] { person.Version, set } })).ShouldBe(200)["number"];
        var shown = (await approver.GetAsync($"{Erasures}/{number}")).ShouldBe(200);

        shown.Body.GetProperty("texts").EnumerateArray().Select(text => (text.GetProperty("version").GetInt64(), text.GetProperty("event").GetString(), text.GetProperty("parts").GetRawText()))
            .ShouldBe([(person.Version, "access.principal-added", """["name","reason"]"""), (set, "access.password-set", """["password"]""")]);
        shown.Text.ShouldNotContain("a hash that nobody reads");
        shown.Text.ShouldNotContain("Zofia");
        (await approver.GetAsync(Erasures)).ShouldBe(200).Text.ShouldNotContain("password-set");
    }

    [Fact]
    public async Task Erase_OfThePlan_TakesReplacedNamesAndLeavesThoseThatCount()
    {
        var (asker, approver) = (await hall.NewAsync(Role.Supervisor), await hall.NewAsync(Role.Administrator));
        var plan = hall.Host.Coordination.Plan(AccessFixture.Hall);
        var by = new CommandMeta(new Actor(ActorKind.Administrator, "test"));
        var before = (await plan.ReadAsync())!.Version;
        Texts((await LookAsync(asker, "plan/hall", "A check.")).ShouldBe(200)).ShouldNotBeEmpty();
        (await plan.PublishAsync(TestPlan.Create(), null, by)).Require().Version.ShouldBe(before, "A look makes no new plan.");
        (await asker.GetAsync($"{Centre}/plan/versions")).ShouldBe(200).Body.GetProperty("versions").EnumerateArray().Max(one => one.GetProperty("version").GetInt64()).ShouldBe(before);
        (await approver.PostAsync($"{Centre}/reconcile", new { reason = "The plan was looked at." })).ShouldBe(200);
        var now = (await plan.PublishAsync(TestPlan.Create() with { Name = "Another name" }, null, by)).Require().Version;
        (await plan.ReadAsync())!.Version.ShouldBe(now);

        (await AskAsync(asker, new { kind = "plan", versions = new[] { now } })).ShouldBeProblem(400, "invalid", "grains[0].versions");
        var number = (await AskAsync(asker, new { kind = "plan" })).ShouldBe(200)["number"];
        (await approver.PostAsync($"{Erasures}/{number}/approve", new { reason = "Yes." })).ShouldBe(200);
        await ((EmbeddedHost)hall.Host.Coordination).WhenIdleAsync();

        (await plan.ReadAsync())!.Plan.Staff.ShouldContain(person => person.Name == "clerk-1");
        (await plan.ReadVersionAsync(before))!.Plan.Staff.ShouldAllBe(person => person.Name == null);
        (await hall.Host.Coordination.Plan(AccessFixture.Hall).PublishAsync(TestPlan.Create(), now, by)).Require().Version.ShouldBeGreaterThan(now);
    }

    [Fact]
    public async Task Erase_WhatIsNotThereOrMayNotGo_IsSaidByName()
    {
        var asker = await hall.NewAsync(Role.Supervisor);
        (await asker.PostAsync("/v1/centres/hall/staff/clerk-9/sign-on", new { reason = "One." })).ShouldBe(200);

        (await AskAsync(asker, new { kind = "request", id = "0191d2a0-5f4e-7c1b-9a53-0c8d7e5f4a21" })).ShouldBeProblem(400, "invalid", "grains[0].kind");
        var kinds = (await AskAsync(asker, new { kind = "window" })).ShouldBeProblem(400, "invalid", "grains[0].kind")["detail"]!;
        kinds.ShouldContain("centre, department, staff");
        kinds.ShouldNotContain("request,");
        kinds.ShouldContain("requests are named in 'requests'");
        (await AskAsync(asker, new { kind = "staff" })).ShouldBeProblem(400, "invalid", "grains[0].id");
        (await AskAsync(asker, new { kind = "staff", id = "nobody" })).ShouldBeProblem(400, "invalid", "grains[0].id");
        (await AskAsync(asker, new { kind = "plan", id = "other-hall" })).ShouldBeProblem(400, "invalid", "grains[0].id");
        (await AskAsync(asker, new { kind = "staff", id = "clerk-9", versions = new[] { 1, 2 } })).ShouldBeProblem(400, "invalid", "grains[0].versions");
        (await AskAsync(asker, new { kind = "access" })).ShouldBeProblem(400, "invalid", "grains[0].versions");
        (await AskAsync(asker, new { kind = "staff", id = "clerk-9", versions = new[] { long.MinValue } })).ShouldBeProblem(400, "invalid", "grains[0].versions");
        (await asker.PostAsync(Erasures, new { what = "export", basis = "access", grains = new[] { new { kind = "staff", id = "clerk-9" } }, reason = "x" })).ShouldBeProblem(400, "invalid", "grains");
    }

    [Fact]
    public async Task Erase_WhatIsNamedTwiceOrWithoutEnd_IsSaidByName()
    {
        var asker = await hall.NewAsync(Role.Supervisor);
        (await asker.PostAsync("/v1/centres/hall/staff/clerk-10/sign-on", new { reason = "One." })).ShouldBe(200);
        (await asker.PostAsync($"{Centre}/departments/desk-10/limit", new { limit = 3, reason = "Two." })).ShouldBe(200);
        var (person, desk) = (new { kind = "staff", id = "clerk-10", versions = new[] { 1 } }, new { kind = "department", id = "desk-10" });

        (await AskAsync(asker, person, desk, person)).ShouldBeProblem(400, "invalid", "grains[2].id");
        (await AskAsync(asker, new { kind = "plan" }, new { kind = "plan", id = "hall" })).ShouldBeProblem(400, "invalid", "grains[1].id");
        (await AskAsync(asker, desk, new { kind = "staff", id = "clerk-10", versions = new[] { 1, 1 } })).ShouldBeProblem(400, "invalid", "grains[1].versions");
        var many = new { kind = "staff", id = "clerk-10", versions = Enumerable.Range(1, 1000).ToArray() };
        (await AskAsync(asker, many, new { kind = "department", id = "desk-10", versions = new[] { 1 } })).ShouldBeProblem(400, "invalid", "grains[1].versions")["detail"]!.ShouldContain("at most 1000");
        (await asker.PostAsync(Erasures, new { what = "erase", basis = "law", grains = Enumerable.Repeat(desk, 201).ToArray(), reason = "x" })).ShouldBeProblem(400, "invalid", "grains");
        (await AskAsync(asker, person, desk)).ShouldBe(200);
    }

    [Fact]
    public async Task Document_SaysHowMuchAnErasureMayName()
    {
        var body = (await ApiDocument.ReadAsync(hall.Host.Client)).Schemas.GetProperty("ErasureBody").GetProperty("properties");

        body.GetProperty("requests").GetProperty("maxItems").GetInt32().ShouldBe(200);
        body.GetProperty("grains").GetProperty("maxItems").GetInt32().ShouldBe(200);
        body.GetProperty("grains").GetProperty("items").GetProperty("properties").GetProperty("versions").GetProperty("maxItems").GetInt32().ShouldBe(1000);
    }

    [Fact]
    public async Task Erase_OfTheErasures_LeavesTheReasonsOfWhatIsUnderWayAndItsOwn()
    {
        var (asker, approver) = (await hall.NewAsync(Role.Supervisor, AccessFixture.OtherHall), await hall.NewAsync(Role.Administrator, AccessFixture.OtherHall));
        const string elsewhere = "/management/v1/centres/other-hall/erasures";
        var plan = new { kind = "plan" };
        var (open, declined) = (await AskAsync("Open."), await AskAsync("Declined."));
        (await asker.PostAsync(elsewhere, Body("x", new { kind = "erasures", versions = new[] { declined } }))).ShouldBeProblem(409, "wrong-state", "grains[0].versions");
        (await approver.PostAsync($"{elsewhere}/{declined}/decline", new { reason = "No." })).ShouldBe(200);

        await EraseAsync("By name.", new { kind = "erasures", versions = new[] { declined } });
        (await ReasonsAsync()).ShouldBe(["Open.", "No.", "By name.", "Yes."]);
        await EraseAsync("All of them.", new { kind = "erasures" });
        (await ReasonsAsync()).ShouldBe(["Open.", "All of them.", "Yes."]);
        (await approver.PostAsync($"{elsewhere}/{open}/decline", new { reason = "No." })).ShouldBe(200);
        await EraseAsync("And the rest.", new { kind = "erasures" });
        (await ReasonsAsync()).ShouldBe(["And the rest.", "Yes."]);

        object Body(string reason, object grain) => new { what = "erase", basis = "law", grains = new[] { grain }, reason };

        async Task<long> AskAsync(string reason) => (await asker.PostAsync(elsewhere, Body(reason, plan))).ShouldBe(200).Body.GetProperty("number").GetInt64();

        async Task EraseAsync(string reason, object grain)
        {
            var number = (await asker.PostAsync(elsewhere, Body(reason, grain))).ShouldBe(200)["number"];
            (await approver.PostAsync($"{elsewhere}/{number}/approve", new { reason = "Yes." })).ShouldBe(200);
            await ((EmbeddedHost)hall.Host.Coordination).WhenIdleAsync();
            (await asker.GetAsync($"{elsewhere}/{number}")).ShouldBe(200)["stage"].ShouldBe("done");
        }

        async Task<IEnumerable<string?>> ReasonsAsync() => (await LookAsync(asker, "erasures/other-hall/hall", "A check.")).ShouldBe(200).Body.GetProperty("texts").EnumerateArray()
            .Select(text => text.GetProperty("text").GetProperty("reason").GetString()).ToList();
    }

    [Fact]
    public async Task Erase_OfTheAccessToAllHalls_IsForWhoHasAPartInAllHalls()
    {
        const string all = "/management/v1/erasures";
        var (asker, approver) = (await hall.NewAsync(new Grant(Role.Supervisor)), await hall.NewAsync(new Grant(Role.Administrator)));
        var by = new CommandMeta(new Actor(ActorKind.Administrator, "test"));
        var version = (await hall.Host.Coordination.AccessToAllHalls().ExecuteAsync(new AddPrincipal(PrincipalKind.Person) { Name = "Walburga", Reason = "She begins." }, by)).Require().Version;
        object Body(object grain) => new { what = "erase", basis = "law", grains = new[] { grain }, reason = "She left." };

        (await (await hall.NewAsync(Role.Supervisor)).PostAsync(all, Body(new { kind = "access", versions = new[] { version } }))).ShouldBeProblem(403, "not-allowed", "ask-erasure");
        (await asker.PostAsync(Erasures, Body(new { kind = "access", id = "all", versions = new[] { version } }))).ShouldBeProblem(400, "invalid", "grains[0].id");
        (await asker.PostAsync(all, Body(new { kind = "access" }))).ShouldBeProblem(400, "invalid", "grains[0].versions");
        (await asker.PostAsync(all, Body(new { kind = "access", id = "hall", versions = new[] { version } }))).ShouldBeProblem(400, "invalid", "grains[0].id");
        (await asker.PostAsync(all, Body(new { kind = "staff", id = "clerk-1" }))).ShouldBeProblem(400, "invalid", "grains[0].id");
        (await asker.PostAsync(all, Body(new { kind = "plan" }))).ShouldBeProblem(400, "invalid", "grains[0].id");
        (await asker.PostAsync(all, new { what = "erase", basis = "law", contact = "a@example.org", reason = "x" })).ShouldBeProblem(400, "invalid", "contact");
        (await asker.PostAsync(all, new { what = "export", basis = "law", reason = "x" })).ShouldBeProblem(400, "invalid", "grains");
        var number = (await asker.PostAsync(all, Body(new { kind = "access", versions = new[] { version } }))).ShouldBe(200)["number"];
        (await asker.GetAsync(Erasures)).ShouldBe(200).Text.ShouldNotContain("all/all");
        (await asker.PostAsync($"{all}/{number}/approve", new { reason = "Mine." })).ShouldBeProblem(403, "not-allowed", "approve-erasure");
        (await approver.PostAsync($"{all}/{number}/approve", new { reason = "Yes." })).ShouldBe(200);
        await ((EmbeddedHost)hall.Host.Coordination).WhenIdleAsync();

        (await asker.GetAsync($"{all}/{number}")).ShouldBe(200)["stage"].ShouldBe("done");
        Texts((await LookAsync(approver, "access/all/all", "Is it gone?", "?limit=1000")).ShouldBe(200)).ShouldNotContain(text => text.Version == version);
        (await LookAsync(await hall.NewAsync(Role.Supervisor), "erasures/all/all", "Curious.")).ShouldBeProblem(403, "not-allowed", "read-personal");
        Texts((await LookAsync(asker, "erasures/all/all", "A check.")).ShouldBe(200)).ShouldContain(text => text.Text.Contains("She left.", StringComparison.Ordinal));
        number = (await asker.PostAsync(all, Body(new { kind = "erasures" }))).ShouldBe(200)["number"];
        (await approver.PostAsync($"{all}/{number}/approve", new { reason = "Yes." })).ShouldBe(200);
        await ((EmbeddedHost)hall.Host.Coordination).WhenIdleAsync();
        (await asker.GetAsync($"{all}/{number}")).ShouldBe(200)["stage"].ShouldBe("done");
    }

    [Fact]
    public async Task Erase_GivenPastTheErasures_IsRefused()
    {
        var note = new EraseTexts("law");
        var by = new CommandMeta(new Actor(ActorKind.Administrator, "test"));

        (await hall.Host.Coordination.NoteAsync(GrainKey.OfPlan(AccessFixture.Hall), note, by)).Refusal!.Code.ShouldBe(RefusalCodes.NotAllowed);
    }

    private static string PathOf(GrainKindDefinition kind) => kind.Name switch
    {
        "staff" => "staff/hall/clerk-6",
        "department" => "department/hall/desk-6",
        _ => kind.IsWithinHall ? $"{kind.Name}/hall/hall" : $"{kind.Name}/hall",
    };

    private static IEnumerable<(int Version, string Event, string Text)> Texts(ApiReply reply) => reply.Body.GetProperty("texts").EnumerateArray()
        .Select(text => (text.GetProperty("version").GetInt32(), text.GetProperty("event").GetString()!, text.GetProperty("text").GetRawText()));

    private static Task<ApiReply> LookAsync(Keyed caller, string grain, string reason, string query = "") =>
        caller.Api.SendAsync(HttpMethod.Get, $"{Grains}/{grain}/personal{query}", null, ("X-Api-Key", caller.Key), ("X-Reason", reason));

    private static Task<ApiReply> AskAsync(Keyed asker, params object[] grains) =>
        asker.PostAsync(Erasures, new { what = "erase", basis = "law", grains, reason = "He left." });

    private async Task<List<JournalEvent>> HistoryAsync(GrainKey grain)
    {
        var events = new List<JournalEvent>();
        await foreach (var entry in hall.Host.Coordination.Journal.ReadHistoryAsync(grain))
        {
            events.Add(entry.Event);
        }

        return events;
    }
}
