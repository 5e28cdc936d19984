using System.Text;
using Coordination.Access;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.Web.Tests.Hosting;
using Coordination.Web.Tests.OpenApi;
using Shouldly;
using Xunit;

namespace Coordination.Web.Tests.Access;

/// <summary>Heads and supervisors who work on an item in the place of whoever holds it: who must say why, what is on record of it, and what a repetition gets.</summary>
public sealed class StandInTests(AccessFixture hall) : IClassFixture<AccessFixture>
{
    private static readonly object Why = new { reason = "Anna fell ill.", reasonCode = "emergency" };

    /// <summary>Each step, with the lane it is tried at, what is done before, and the fields of its body.</summary>
    public static TheoryData<string, int, string[], string> Steps => new()
    {
        { "accept", 51, [], "" },
        { "decline", 52, [], "" },
        { "start", 31, [], "" },
        { "hold", 32, ["start"], "" },
        { "park", 47, ["start"], "" },
        { "resume", 33, ["start", "hold"], "" },
        { "ask-documents", 34, ["start"], """ "documents":["photo"] """ },
        { "complete", 35, ["start"], """ "outcome":"granted" """ },
        { "no-show", 36, [], "" },
        { "object", 37, ["start"], "" },
        { "transfer", 38, ["start"], """ "to":"desk-39" """ },
    };

    [Fact]
    public async Task Steps_AreAllThatTheDocumentHas() =>
        (await ApiDocument.ReadAsync(hall.Host.Client)).Operations.Where(operation => operation.Path.StartsWith("/v1/requests/{request}/items/{item}/", StringComparison.Ordinal))
            .Select(operation => operation.Path.Split('/')[^1]).ShouldBe(Steps.Select(row => (string)row[0]), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Supervisor_GivingAStepForItsHolder_SaysWhyOnRecord(string step, int lane, string[] before, string fields)
    {
        var (request, supervisor) = (await InHandAsync(lane, before), await hall.NewAsync(Role.Supervisor));
        var path = $"/v1/requests/{request}/items/0/{step}";

        (await PostAsync(supervisor, path, fields)).ShouldBeProblem(400, "invalid", "reason");
        (await PostAsync(supervisor, path, fields, """ "reason":" " """)).ShouldBeProblem(400, "invalid", "reason");
        (await PostAsync(supervisor, path, fields, """ "reasonCode":"weather" """)).ShouldBeProblem(400, "invalid", "reasonCode");
        (await PostAsync(supervisor, path, fields, """ "reason":"Anna fell ill.","reasonCode":"emergency" """)).ShouldBe(200);

        var told = (await HistoryAsync(GrainKey.Of(Id(request)))).Single(happened => PayloadOf(happened).Contains("emergency", StringComparison.Ordinal));
        PayloadOf(told).ShouldContain(step == "transfer" ? $"desk-{lane}" : $"clerk-{lane}");
        told.By.ShouldBe(new Actor(ActorKind.Supervisor, $"{supervisor.Principal}"));
        Encoding.UTF8.GetString(told.Personal!.Text.Span).ShouldContain("Anna fell ill.");
        (await HistoryAsync(GrainKey.Of(Id(request)))).ShouldAllBe(happened => !PayloadOf(happened).Contains("Anna", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Repetition_WithItsKey_GetsTheSameReplyWhateverBecameOfTheItem(string step, int lane, string[] before, string fields)
    {
        var reason = """ "reason":"Anna fell ill.","reasonCode":"emergency" """;
        var (supervisor, head) = (await hall.NewAsync(Role.Supervisor), await hall.NewAsync(Role.Head, department: $"desk-{lane}"));
        foreach (var caller in (Keyed[])[supervisor, head])
        {
            var request = await InHandAsync(lane, before);
            var path = $"/v1/requests/{request}/items/0/{step}";
            var first = (await PostAsync(caller, path, fields, reason, "one")).ShouldBe(200);

            (await PostAsync(caller, path, fields, reason, "one")).ShouldBe(200).Text.ShouldBe(first.Text);
            await hall.Host.Coordination.Request(Id(request)).ExecuteAsync(new CancelRequest("Over."), new CommandMeta(new Actor(ActorKind.Supervisor, "test")));
            var events = (await HistoryAsync(GrainKey.Of(Id(request)))).Count;

            (await PostAsync(caller, path, fields, reason, "one")).ShouldBe(200).Text.ShouldBe(first.Text);
            (await HistoryAsync(GrainKey.Of(Id(request)))).Count.ShouldBe(events);
            (await PostAsync(caller, path, fields, """ "reason":"Another one." """, "one")).ShouldBeProblem(422, "key-reused");
            (await PostAsync(caller, path, fields, reason, "two")).Status.ShouldBeOneOf(403, 409);
        }
    }

    [Fact]
    public async Task HeadAndHolder_NeedNoReasonAndNothingIsOnRecordOfOne()
    {
        var (request, head) = (await InHandAsync(40), await hall.NewAsync(Role.Head, department: "desk-40"));

        (await head.PostAsync($"/v1/requests/{request}/items/0/start")).ShouldBe(200);
        (await (await ClerkAsync(40)).PostAsync($"/v1/requests/{request}/items/0/complete")).ShouldBe(200);

        var happened = await HistoryAsync(GrainKey.Of(Id(request)));
        happened.Select(one => one.Type).ShouldNotContain("item.reason-given");
        happened.Single(one => one.Type == "item.started").By.ShouldBe(new Actor(ActorKind.Supervisor, $"{head.Principal}"));
    }

    [Fact]
    public async Task HeadAndHolder_WhoSayWhyAllTheSame_AreOnRecordWithIt()
    {
        var (request, head) = (await InHandAsync(41), await hall.NewAsync(Role.Head, department: "desk-41"));

        (await head.PostAsync($"/v1/requests/{request}/items/0/start", Why)).ShouldBe(200);
        (await (await ClerkAsync(41)).PostAsync($"/v1/requests/{request}/items/0/complete", new { reasonCode = "mistake" })).ShouldBe(200);

        (await HistoryAsync(GrainKey.Of(Id(request)))).Where(one => one.Type == "item.reason-given").Select(PayloadOf)
            .ShouldBe(["""{"item":0,"staff":"clerk-41","reason":"emergency"}""", """{"item":0,"staff":"clerk-41","reason":"mistake"}"""]);
    }

    [Fact]
    public async Task Stranger_WithSomebodyElsesKey_GetsNothing()
    {
        var (request, supervisor) = (await InHandAsync(42), await hall.NewAsync(Role.Supervisor));
        var path = $"/v1/requests/{request}/items/0/start";
        (await supervisor.PostAsync(path, Why, "one")).ShouldBe(200);

        (await (await hall.NewAsync(Role.Head, department: "desk-43")).PostAsync(path, Why, "one")).ShouldBeProblem(403, "not-allowed", "work-on-items");
        (await (await hall.NewAsync(Role.Supervisor, AccessFixture.OtherHall)).PostAsync(path, Why, "one")).ShouldBeProblem(404, "not-found");
        (await (await hall.NewAsync(Role.Supervisor)).PostAsync(path, Why, "one")).ShouldBeProblem(409, "wrong-state");
        (await (await hall.NewAsync(Role.Staff, staff: "other-42")).PostAsync(path, Why, "one")).ShouldBeProblem(403, "not-allowed", "work-on-items");
    }

    [Fact]
    public async Task Clerk_WithAKey_LearnsNothingOfWhatOthersHold()
    {
        var (request, holder, other) = (await InHandAsync(46), await ClerkAsync(46), await hall.NewAsync(Role.Staff, staff: "clerk-47"));
        var path = $"/v1/requests/{request}/items/0";
        var refused = (await other.PostAsync($"{path}/start")).ShouldBeProblem(403, "not-allowed", "work-on-items");

        (await other.PostAsync($"{path}/start", null, "theirs")).Text.ShouldBe(refused.Text);
        (await holder.PostAsync($"{path}/start", null, "mine")).ShouldBe(200);
        (await other.PostAsync($"{path}/start", null, "mine")).Text.ShouldBe(refused.Text, "The holder's key is not theirs.");
        (await other.PostAsync($"{path}/complete", null, "theirs")).Text.ShouldBe(refused.Text);
        (await holder.PostAsync($"{path}/complete", null, "done")).ShouldBe(200);
        (await other.PostAsync($"{path}/complete", null, "theirs")).Text.ShouldBe(refused.Text);
    }

    [Fact]
    public async Task Clerk_RepeatingACommandByWhichTheItemLeftThem_GetsTheSameReply()
    {
        var (request, holder) = (await InHandAsync(48, "start"), await ClerkAsync(48));
        var path = $"/v1/requests/{request}/items/0";
        var first = (await holder.PostAsync($"{path}/transfer", new { to = "desk-49", reason = "Not ours." }, "one")).ShouldBe(200);
        (await (await hall.NewAsync(Role.Staff, staff: "clerk-49")).PostAsync("/v1/centres/hall/staff/clerk-49/sign-on")).ShouldBe(200);
        $"{(await hall.Host.Coordination.Centre(AccessFixture.Hall).TakeNextAsync(new StaffId("clerk-49"), new CommandMeta(new Actor(ActorKind.Staff, "clerk-49")))).Require().Item}".ShouldStartWith(request);

        (await holder.PostAsync($"{path}/transfer", new { to = "desk-49", reason = "Not ours." }, "one")).ShouldBe(200).Text.ShouldBe(first.Text);
        (await holder.PostAsync($"{path}/start", null, "two")).ShouldBeProblem(403, "not-allowed", "work-on-items");
    }

    [Fact]
    public async Task Supervisor_WhoIsStaffAsWell_ActsAsEither()
    {
        var both = await hall.NewAsync(new Grant(Role.Supervisor, AccessFixture.Hall), staff: "other-44");
        (await hall.Host.Coordination.Access(AccessFixture.Hall).ExecuteAsync(
            new GiveGrant(both.Principal, new Grant(Role.Staff, AccessFixture.Hall)) { Reason = "Both." }, new CommandMeta(new Actor(ActorKind.Administrator, "test")))).Require();
        await hall.Host.Service<AccessDirectory>().RefreshAsync();
        var others = await InHandAsync(44);
        (await both.PostAsync("/v1/centres/hall/staff/other-44/sign-on")).ShouldBe(200);
        var own = await SubmitAsync(44);
        (await both.PostAsync("/v1/centres/hall/staff/other-44/next")).ShouldBe(200)["item"]!.ShouldStartWith(own);

        (await both.PostAsync($"/v1/requests/{others}/items/0/start", null, "theirs")).ShouldBeProblem(400, "invalid", "reason");
        (await both.PostAsync($"/v1/requests/{others}/items/0/start", Why, "theirs")).ShouldBe(200);
        var mine = (await both.PostAsync($"/v1/requests/{own}/items/0/complete", null, "mine")).ShouldBe(200);

        (await both.PostAsync($"/v1/requests/{own}/items/0/complete", null, "mine")).ShouldBe(200).Text.ShouldBe(mine.Text);
        (await HistoryAsync(GrainKey.Of(Id(own)))).Single(one => one.Type == "item.completed").By.Kind.ShouldBe(ActorKind.Staff);
    }

    [Fact]
    public async Task Supervisor_TakingTheNextItemForSomebody_SaysWhyOnRecordOnce()
    {
        var (clerk, supervisor) = (await ClerkAsync(45), await hall.NewAsync(Role.Supervisor));
        var (desk, request) = ("/v1/centres/hall/staff/clerk-45", await SubmitAsync(45));
        (await clerk.PostAsync($"{desk}/sign-on")).ShouldBe(200);

        (await supervisor.PostAsync($"{desk}/next", null, "one")).ShouldBeProblem(400, "invalid", "reason");
        (await supervisor.PostAsync($"{desk}/next", new { reasonCode = "weather" }, "one")).ShouldBeProblem(400, "invalid", "reasonCode");
        var taken = (await supervisor.PostAsync($"{desk}/next", Why, "one")).ShouldBe(200);
        taken["item"]!.ShouldStartWith(request);
        (await supervisor.PostAsync($"{desk}/next", Why, "one")).ShouldBe(200).Text.ShouldBe(taken.Text);
        (await supervisor.PostAsync($"{desk}/next", new { reason = "Anna went home.", reasonCode = "emergency" }, "one")).ShouldBeProblem(422, "key-reused", "key");
        (await supervisor.PostAsync($"{desk}/next", new { reason = "Anna fell ill." }, "one")).ShouldBeProblem(422, "key-reused", "key");
        (await supervisor.PostAsync($"/v1/requests/{request}/items/0/complete", Why)).ShouldBe(200);
        (await supervisor.PostAsync($"{desk}/next", Why, "one")).ShouldBe(200).Text.ShouldBe(taken.Text);

        var asked = (await HistoryAsync(GrainKey.Of(Id(request)))).Where(one => one.Type == "item.next-asked").ShouldHaveSingleItem();
        PayloadOf(asked).ShouldBe($$"""{"item":0,"staff":"clerk-45","by":{"kind":"supervisor","id":"{{supervisor.Principal}}"},"reason":"emergency"}""");
        Encoding.UTF8.GetString(asked.Personal!.Text.Span).ShouldContain("Anna fell ill.");
        (await (await hall.NewAsync(Role.Head, department: "desk-45")).PostAsync($"{desk}/next")).ShouldBeProblem(409, "nothing-waiting");
        (await clerk.PostAsync($"{desk}/next")).ShouldBeProblem(409, "nothing-waiting");
    }

    [Fact]
    public async Task Supervisor_AskingForTheNextItemInVain_IsNotOnRecord()
    {
        var (clerk, supervisor) = (await ClerkAsync(30), await hall.NewAsync(Role.Supervisor));
        var desk = "/v1/centres/hall/staff/clerk-30";
        (await clerk.PostAsync($"{desk}/sign-on")).ShouldBe(200);
        var before = await LastSequenceAsync();

        (await supervisor.PostAsync($"{desk}/next", Why, "one")).ShouldBeProblem(409, "nothing-waiting");
        (await supervisor.PostAsync($"{desk}/next", Why)).ShouldBeProblem(409, "nothing-waiting");
        (await supervisor.PostAsync($"{desk}/next", new { reason = new string('x', 501) })).ShouldBeProblem(400, "invalid", "reason");
        (await clerk.PostAsync($"{desk}/next", new { reasonCode = "weather" })).ShouldBeProblem(400, "invalid", "reasonCode");

        (await LastSequenceAsync()).ShouldBe(before, "A refusal means that nothing is on record.");
        var request = await SubmitAsync(30);
        (await supervisor.PostAsync($"{desk}/next", Why, "one")).ShouldBe(200)["item"]!.ShouldStartWith(request);
        (await clerk.PostAsync($"/v1/requests/{request}/items/0/complete")).ShouldBe(200);
    }

    private async Task<long> LastSequenceAsync()
    {
        await ((EmbeddedHost)hall.Host.Coordination).WhenIdleAsync();
        return await hall.Host.Coordination.Journal.ReadLastSequenceAsync();
    }

    private static Coordination.RequestId Id(string text) => Coordination.RequestId.TryParse(text, out var id) ? id : throw new FormatException(text);

    private static string PayloadOf(JournalEvent happened) => Encoding.UTF8.GetString(happened.Payload.Span);

    private static Task<ApiReply> PostAsync(Keyed caller, string path, string fields, string reason = "", string? key = null) => caller.Api.SendAsync(
        HttpMethod.Post, path, Api.Raw($"{{{string.Join(',', new[] { fields, reason }.Where(part => part.Length > 0))}}}"),
        key is null ? [("X-Api-Key", caller.Key)] : [("X-Api-Key", caller.Key), ("Idempotency-Key", key)]);

    private Task<Keyed> ClerkAsync(int lane) => hall.NewAsync(Role.Staff, staff: $"clerk-{lane}");

    private async Task<string> SubmitAsync(int lane) => (await hall.Api.PostAsync("/v1/centres/hall/requests", new { service = $"service-{lane}" })).ShouldBe(201)["request"]!;

    // A request whose item somebody of its lane has been offered, or holds.
    private async Task<string> InHandAsync(int lane, params string[] steps)
    {
        var (engine, clerk) = (hall.Host.Coordination, new StaffId($"clerk-{lane}"));
        var meta = new CommandMeta(new Actor(ActorKind.Staff, $"{clerk}"));
        await engine.Staff(AccessFixture.Hall, clerk).ExecuteAsync(new SignOn(), meta);
        var request = await SubmitAsync(lane);
        if (lane < TestPlan.FirstOffering)
        {
            $"{(await engine.Centre(AccessFixture.Hall).TakeNextAsync(clerk, meta)).Require().Item}".ShouldStartWith(request);
        }

        await ((EmbeddedHost)engine).WhenIdleAsync();
        foreach (var step in steps)
        {
            (await engine.Request(Id(request)).ExecuteAsync(step == "start" ? new StartItem(0, clerk) : new HoldItem(0, clerk, "Tea."), meta)).Require();
        }

        return request;
    }

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
