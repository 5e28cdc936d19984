using System.Text.Json;
using Coordination.Access;
using Coordination.Web.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Coordination.Web.Tests.Access;

/// <summary>People's data found, handed out and erased, by those who may.</summary>
public sealed class ErasureTests(AccessFixture hall) : IClassFixture<AccessFixture>
{
    private const string Erasures = "/management/v1/centres/hall/erasures";

    [Fact]
    public async Task Erase_AskedByOneAndApprovedByAnother_LeavesNothingToRead()
    {
        var (asker, approver) = (await hall.NewAsync(Role.Supervisor), await hall.NewAsync(Role.Administrator));
        var (request, code) = await SubmitAsync("+48 600 1");

        var found = (await asker.PostAsync($"{Erasures}/find", new { contact = "+48-600-1", reason = "She has called." })).ShouldBe(200);
        Ids(found).ShouldBe([request]);
        var number = (await asker.PostAsync(Erasures, new { what = "erase", basis = "consent-withdrawn", trackingCode = code, reason = "She has called." })).ShouldBe(200)["number"];
        (await asker.PostAsync($"{Erasures}/{number}/approve", new { reason = "Quick." })).ShouldBeProblem(403, "not-allowed", "approve-erasure");
        (await approver.PostAsync(Erasures, new { what = "erase", basis = "law", trackingCode = code, reason = "Mine." })).ShouldBeProblem(403, "not-allowed", "ask-erasure");
        (await approver.PostAsync($"{Erasures}/{number}/approve")).ShouldBeProblem(428, "reason-required", "reason");
        (await approver.PostAsync($"{Erasures}/{number}/approve", new { reason = "She proved who she is." })).ShouldBe(200);

        (await DoneAsync(approver, number!)).GetProperty("remaining").GetInt32().ShouldBe(0);
        (await hall.Api.GetAsync($"/v1/requests/{request}/personal", ("X-Tracking-Code", code))).ShouldBe(200).Body.GetProperty("texts").GetArrayLength().ShouldBe(0);
        (await approver.GetAsync($"/management/v1/grains/request/{request}/history")).ShouldBe(200).Body.GetProperty("events")[0].GetProperty("personal").GetString().ShouldBe("erased");
        Ids((await asker.PostAsync($"{Erasures}/find", new { contact = "+48 600 1", reason = "Is it gone?" })).ShouldBe(200)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Approve_ByWhoHasBothRoles_IsNotForTheirOwn()
    {
        var both = await hall.NewAsync(Role.Supervisor);
        (await hall.Host.Coordination.Access(AccessFixture.Hall).ExecuteAsync(
            new GiveGrant(both.Principal, new Grant(Role.Administrator, AccessFixture.Hall)) { Reason = "A test." }, new CommandMeta(new Actor(ActorKind.Administrator, "test")))).Require();
        await hall.Host.Service<AccessDirectory>().RefreshAsync();
        var (request, _) = await SubmitAsync("+48 600 2");

        var number = (await both.PostAsync(Erasures, new { what = "erase", basis = "law", requests = new[] { request }, reason = "Alone." })).ShouldBe(200)["number"];

        (await both.PostAsync($"{Erasures}/{number}/approve", new { reason = "Alone." })).ShouldBeProblem(403, "second-person", "number");
        (await both.PostAsync($"{Erasures}/{number}/approve", new { })).ShouldBeProblem(403, "second-person", "number");
        (await both.PostAsync($"{Erasures}/{number}/decline", new { reason = "So not." })).ShouldBe(200)["stage"].ShouldBe("declined");

        // Who may not is told so, and not how it stands.
        (await both.PostAsync($"{Erasures}/{number}/approve", new { reason = "Alone." })).ShouldBeProblem(403, "second-person", "number");
        (await (await hall.NewAsync(Role.Supervisor)).PostAsync($"{Erasures}/{number}/approve", new { })).ShouldBeProblem(403, "not-allowed", "approve-erasure");
        var other = await hall.NewAsync(Role.Administrator);
        (await other.PostAsync($"{Erasures}/{number}/approve", new { })).ShouldBeProblem(428, "reason-required", "reason");
        (await other.PostAsync($"{Erasures}/{number}/approve", new { reason = "Late." })).ShouldBeProblem(409, "wrong-state", "number");
    }

    [Fact]
    public async Task Hold_StopsAnErasure()
    {
        var asker = await hall.NewAsync(Role.Supervisor);
        var (request, _) = await SubmitAsync("+48 600 9");

        (await asker.PostAsync($"{Erasures}/holds/{request}/hold")).ShouldBeProblem(428, "reason-required", "reason");
        (await asker.PostAsync($"{Erasures}/holds/{request}/hold", new { reason = "A dispute." })).ShouldBe(200);
        (await asker.GetAsync($"{Erasures}/holds")).ShouldBe(200).Body.GetProperty("holds").EnumerateArray().Select(one => one.GetProperty("request").GetString()).ShouldContain(request);
        (await asker.PostAsync(Erasures, new { what = "erase", basis = "law", requests = new[] { request }, reason = "x" })).ShouldBeProblem(409, "legal-hold", "requests");
        (await asker.PostAsync($"{Erasures}/holds/{request}/lift", new { reason = "It is over." })).ShouldBe(200);
        (await asker.PostAsync(Erasures, new { what = "erase", basis = "law", requests = new[] { request }, reason = "x" })).ShouldBe(200);
        (await (await hall.NewAsync(Role.Administrator)).PostAsync($"{Erasures}/holds/{request}/hold", new { reason = "x" })).ShouldBeProblem(403, "not-allowed", "ask-erasure");
    }

    [Fact]
    public async Task Lists_InPages_TellEachOnce()
    {
        var asker = await hall.NewAsync(Role.Supervisor, AccessFixture.OtherHall);
        const string elsewhere = "/management/v1/centres/other-hall/erasures";
        for (var i = 0; i < 5; i++)
        {
            var request = (await hall.Api.PostAsync("/v1/centres/other-hall/requests", new { service = "service-11", personal = new { name = "Eva" } })).ShouldBe(201)["request"];
            (await asker.PostAsync(elsewhere, new { what = "erase", basis = "law", requests = new[] { request }, reason = "x" })).ShouldBe(200);
            (await asker.PostAsync($"{elsewhere}/holds/{request}/hold", new { reason = "x" })).ShouldBe(200);
        }

        await AllAsync("", "erasures", "number");
        await AllAsync("/holds", "holds", "request");
        foreach (var (query, field) in ((string, string)[])[("limit=0", "limit"), ("limit=1001", "limit"), ("cursor=x", "cursor"), ("after=1", "after")])
        {
            (await asker.GetAsync($"{elsewhere}?{query}")).ShouldBeProblem(400, "invalid", field);
            (await asker.GetAsync($"{elsewhere}/holds?{query}")).ShouldBeProblem(400, "invalid", field);
        }

        async Task AllAsync(string list, string name, string id)
        {
            var whole = (await asker.GetAsync($"{elsewhere}{list}")).ShouldBe(200);
            whole["next"].ShouldBeNull();
            var (paged, next) = (new List<string>(), "");
            do
            {
                var page = (await asker.GetAsync($"{elsewhere}{list}?limit=2{next}")).ShouldBe(200);
                page.Body.GetProperty(name).GetArrayLength().ShouldBeInRange(1, 2);
                paged.AddRange(IdsIn(page));
                next = page["next"] is { } more ? $"&cursor={more}" : "";
            }
            while (next.Length > 0);

            paged.Count.ShouldBe(5);
            paged.ShouldBe(IdsIn(whole));

            IEnumerable<string> IdsIn(ApiReply page) => page.Body.GetProperty(name).EnumerateArray().Select(one => one.GetProperty(id).ToString());
        }
    }

    [Fact]
    public async Task Export_Approved_IsOneDocumentOfEverything()
    {
        var (asker, approver) = (await hall.NewAsync(Role.Supervisor), await hall.NewAsync(Role.Administrator));
        await SubmitAsync("eva@example.org");
        await SubmitAsync("EVA@example.org");
        var number = (await asker.PostAsync(Erasures, new { what = "export", basis = "access", contact = "eva@example.org", reason = "She asks." })).ShouldBe(200)["number"];
        (await asker.PostAsync($"{Erasures}/{number}/document", new { reason = "Early." })).ShouldBeProblem(409, "wrong-state");
        (await approver.PostAsync($"{Erasures}/{number}/approve", new { reason = "Yes." })).ShouldBe(200);

        var export = (await asker.PostAsync($"{Erasures}/{number}/document", new { reason = "To her." })).ShouldBe(200);

        export.Body.GetProperty("requests").GetArrayLength().ShouldBe(2);
        var submitted = export.Body.GetProperty("requests")[0].GetProperty("events")[0];
        submitted.GetProperty("event").GetString().ShouldBe("request.submitted");
        submitted.GetProperty("personal").GetProperty("name").GetString().ShouldBe("Eva Nowak");
        submitted.GetProperty("payload").GetProperty("service").GetString().ShouldBe("service-11");
        export.Headers["Cache-Control"].ShouldBe("no-store");
    }

    [Fact]
    public async Task OthersAndOtherHalls_FindNothingHere()
    {
        var (_, code) = await SubmitAsync("+48 600 3");
        var body = new { contact = "+48 600 3", reason = "Curious." };

        (await hall.Api.PostAsync($"{Erasures}/find", body, "administrator:root")).ShouldBeProblem(401, "unauthenticated");
        (await (await hall.NewAsync(Role.Viewer)).PostAsync($"{Erasures}/find", body)).ShouldBeProblem(403, "not-allowed", "ask-erasure");
        (await (await hall.NewAsync(Role.Auditor)).GetAsync(Erasures)).ShouldBe(200);
        (await (await hall.NewAsync(Role.Staff, staff: "clerk-1")).GetAsync(Erasures)).ShouldBeProblem(403, "not-allowed", "read-erasures");
        var stranger = await hall.NewAsync(Role.Supervisor, AccessFixture.OtherHall);
        (await stranger.PostAsync($"{Erasures}/find", body)).ShouldBeProblem(404, "not-found");
        Ids((await stranger.PostAsync("/management/v1/centres/other-hall/erasures/find", body)).ShouldBe(200)).ShouldBeEmpty();
        Ids((await stranger.PostAsync("/management/v1/centres/other-hall/erasures/find", new { trackingCode = code, reason = "x" })).ShouldBe(200)).ShouldBeEmpty();
    }

    [Fact]
    public async Task WhatIsNotThere_IsSaidByName()
    {
        var asker = await hall.NewAsync(Role.Supervisor);

        (await asker.GetAsync($"{Erasures}/999")).ShouldBeProblem(404, "not-found", "number");
        (await asker.GetAsync($"{Erasures}/x")).ShouldBeProblem(400, "invalid", "number");
        (await asker.PostAsync($"{Erasures}/find", new { reason = "x" })).ShouldBeProblem(400, "invalid", "contact")["detail"]!.ShouldContain("'trackingCode'");
        (await asker.PostAsync(Erasures, new { what = "erase", basis = "law", reason = "x" })).ShouldBeProblem(400, "invalid", "requests")["detail"]!.ShouldContain("'contact', 'trackingCode' and 'grains'");
        (await asker.PostAsync(Erasures, new { what = "export", basis = "access", reason = "x" })).ShouldBeProblem(400, "invalid", "requests")["detail"]!.ShouldNotContain("grains");
        (await asker.PostAsync(Erasures, new { what = "burn", basis = "law", reason = "x" })).ShouldBeProblem(400, "invalid", "what");
        (await asker.PostAsync(Erasures, new { what = "erase", basis = "law", contact = "nobody@example.org", reason = "x" })).ShouldBeProblem(404, "not-found");
    }

    private static IEnumerable<string?> Ids(ApiReply reply) => reply.Body.GetProperty("requests").EnumerateArray().Select(id => id.GetString());

    private async Task<(string Request, string Code)> SubmitAsync(string contact)
    {
        var receipt = (await hall.Api.PostAsync("/v1/centres/hall/requests", new { service = "service-11", personal = new { name = "Eva Nowak", contact } })).ShouldBe(201);
        return (receipt["request"]!, receipt["trackingCode"]!);
    }

    private static async Task<JsonElement> DoneAsync(Keyed reader, string number)
    {
        var erasure = default(JsonElement);
        await Until.TrueAsync(async () =>
        {
            erasure = (await reader.GetAsync($"{Erasures}/{number}")).ShouldBe(200).Body;
            return erasure.GetProperty("stage").GetString() == "done";
        });
        return erasure;
    }
}
