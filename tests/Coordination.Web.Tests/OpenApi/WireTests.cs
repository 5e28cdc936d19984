using System.Globalization;
using System.Text.Json.Nodes;
using Coordination.Web.Tests.Events;
using Coordination.Web.Tests.Fuzz;
using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Web.Tests.OpenApi;

/// <summary>The document is what the wire is: whatever a hall that is served answers has the form that the document gives.</summary>
public sealed class WireTests(HallFixture hall) : IClassFixture<HallFixture>
{
    private const string Hall = "/management/v1/centres/hall";

    [Fact]
    public async Task EveryOperation_AnswersOfAServedHall_AreOfTheDocumentsForm()
    {
        var document = await ApiDocument.ReadAsync(hall.Host.Client);
        var schemas = new WireSchemas(document);
        using var client = new HttpClient(new WireRecorder(schemas)) { BaseAddress = hall.Host.Client.BaseAddress };
        var walk = new Walk(new Api(client), hall);

        await walk.CitizenAndDeskAsync();
        await walk.PersonAsync();
        await walk.OffersAsync();
        await walk.SupervisionAsync();
        await walk.HallAsync();
        await walk.BatchesAsync();
        await walk.PlanAsync();
        await walk.ProblemsAsync();
        await StreamsAsync(schemas, walk.LastRequest);
        foreach (var (operation, body) in WritingOperations.Bodies)
        {
            schemas.Body(operation, body);
        }

        schemas.Complaints.ShouldBeEmpty();
        schemas.Answered.ShouldBe(document.Operations.Select(operation => operation.Id), ignoreOrder: true);
        document.Schemas.EnumerateObject().Select(schema => schema.Name).Except(schemas.Used).ShouldBeEmpty();
    }

    [Fact]
    public async Task Document_AskedForAgain_IsTheSameBytesAndNotSentTwice()
    {
        var first = (await hall.Api.GetAsync("/openapi/v1.json")).ShouldBe(200);
        var second = (await hall.Api.GetAsync("/openapi/v1.json")).ShouldBe(200);

        second.Text.ShouldBe(first.Text);
        second.ETag.ShouldNotBeNull().ShouldBe(first.ETag);
        (await hall.Api.GetAsync("/openapi/v1.json", ("If-None-Match", first.ETag!))).ShouldBe(304).Text.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("RequestRowView", "request,service,status,channel,applicant,places,submittedAt,missed,reopened,version")]
    [InlineData("GrainView", "kind,id,centre,links,open,version,hash")]
    [InlineData("CentreView", "id,version,inCrisis,plan")]
    [InlineData("DepartmentView", "id,centre,version,isClosed")]
    [InlineData("LimitBody", "limit")]
    [InlineData("SubmissionBody", "service")]
    [InlineData("HallPlan", "centre,name,timeZone")]
    public async Task Schema_Required_IsWhatIsAlwaysThereOrMustBeGiven(string schema, string required) =>
        (await ApiDocument.ReadAsync(hall.Host.Client)).Schemas.GetProperty(schema).GetProperty("required").EnumerateArray()
            .Select(name => name.GetString()).ShouldBe(required.Split(','), ignoreOrder: true);

    private async Task StreamsAsync(WireSchemas schemas, string request)
    {
        foreach (var path in (string[])["/v1/events", "/management/v1/events"])
        {
            await using var reader = await SseReader.OpenAsync(hall.Host.Client, $"{path}?request={request}&after=0");
            schemas.Answer("GET", path, 200, "text/event-stream", (await reader.NextAsync())!.Data);
        }
    }

    /// <summary>A day of the hall in which every operation succeeds.</summary>
    private sealed class Walk(Api api, HallFixture hall)
    {
        public string LastRequest { get; private set; } = "";

        public async Task CitizenAndDeskAsync()
        {
            var lane = Lane();
            var request = LastRequest = await lane.StartedAsync();
            await GoodAsync($"/v1/requests/{request}");
            await GoodAsync(lane.Person);
            await ItemAsync(lane, request, "hold", new { reason = "a question" });
            await ItemAsync(lane, request, "resume");
            await ItemAsync(lane, request, "park", new { reason = "a form", minutes = 30 });
            await GoodAsync($"/v1/requests/{request}");
            (await api.PostAsync($"/v1/requests/{request}/step-back", new { minutes = 60 })).ShouldBe(200);
            (await api.PostAsync($"/v1/requests/{request}/arrival")).ShouldBe(200);
            (await api.PostAsync($"{lane.Person}/next")).ShouldBe(200);
            await ItemAsync(lane, request, "start");
            await ItemAsync(lane, request, "ask-documents", new { documents = new[] { "photo" } });
            await GoodAsync($"/v1/requests/{request}");
            (await api.PostAsync($"/v1/requests/{request}/documents", new { documents = new[] { "photo" } })).ShouldBe(200);
            await GoodAsync($"/v1/requests/{request}");
            (await api.PostAsync($"{lane.Person}/next")).ShouldBe(200);
            await ItemAsync(lane, request, "start");
            await ItemAsync(lane, request, "complete", new { outcome = "granted" });
            (await api.PostAsync($"/v1/requests/{request}/rating", new { score = 5, comment = "good" })).ShouldBe(200);
            await GoodAsync($"/v1/requests/{request}");
            await PersonalAsync();
            await BookedAsync();
            await GoodAsync("/v1/centres/hall/services");
            (await api.PostAsync("/v1/centres/hall/requests", new { service = "papers" })).ShouldBe(201)["status"].ShouldBe("refused");
            (await api.PostAsync($"/v1/requests/{await lane.SubmitAsync()}/cancel")).ShouldBe(200);
        }

        private async Task PersonalAsync()
        {
            var receipt = (await api.PostAsync("/v1/centres/hall/requests", new { service = "service-1", personal = new { name = "Ana" } })).ShouldBe(201);
            (await api.GetAsync($"/v1/requests/{receipt["request"]}/personal", ("X-Tracking-Code", receipt["trackingCode"]!))).ShouldBe(200);
        }

        private static string In(TimeSpan time) => (DateTimeOffset.UtcNow + time).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);

        private async Task BookedAsync()
        {
            var receipt = (await api.PostAsync("/v1/centres/hall/requests", new { service = "service-1", appointmentAt = In(TimeSpan.FromDays(1)) })).ShouldBe(201);
            (await api.PostAsync($"/v1/requests/{receipt["request"]}/appointment", new { appointmentAt = In(TimeSpan.FromMinutes(5)) })).ShouldBe(200);
            (await api.PostAsync($"/v1/requests/{receipt["request"]}/arrival")).ShouldBe(200);
            await GoodAsync($"/v1/requests/{receipt["request"]}");
        }

        public async Task PersonAsync()
        {
            var lane = Lane();
            await lane.SignOnAsync();
            (await api.PostAsync($"{lane.Person}/pause", new { reason = "lunch" })).ShouldBe(200);
            await GoodAsync(lane.Person);
            (await api.PostAsync($"{lane.Person}/resume")).ShouldBe(200);
            await GoodAsync($"{Hall}/staff/{lane.Clerk}/report");
            (await api.PostAsync($"{lane.Person}/drain")).ShouldBe(200);
            await lane.SignOnAsync();
            (await api.PostAsync($"{lane.Person}/sign-off", new { release = true })).ShouldBe(200);
            await GoodAsync($"/management/v1/grains/staff/hall/{lane.Clerk}");
            await GoodAsync($"/management/v1/grains/staff/hall/{lane.Clerk}/history");
            await GoodAsync($"/management/v1/grains/staff/hall/{lane.Clerk}/diff");
            await GoodAsync("/management/v1/grains/staff/hall/other-3");
            await GoodAsync($"{Hall}/staff/other-3/report");
        }

        public async Task OffersAsync()
        {
            var lane = new Lane(api, hall.NextOfferingLane().Number);
            var request = await lane.SubmitAsync();
            await lane.SignOnAsync();
            await HeldAsync(lane.Clerk);
            (await api.PostAsync($"/v1/centres/hall/staff/other-{lane.Number}/sign-on")).ShouldBe(200);
            await ItemAsync(lane, request, "decline", new { reason = "a break" });
            await HeldAsync($"other-{lane.Number}");
            (await api.PostAsync($"/v1/requests/{request}/items/0/accept", null, $"staff:other-{lane.Number}")).ShouldBe(200);
        }

        public async Task SupervisionAsync()
        {
            var (lane, other) = (Lane(), Lane());
            var request = await lane.TakenAsync();
            await ItemAsync(lane, request, "object", new { reason = "not ours" });
            await SuperviseAsync($"requests/{request}/items/0/review-objection", new { upheld = true, to = other.Department, reason = "indeed" });
            await SuperviseAsync($"requests/{request}/items/0/transfer", new { to = lane.Department, reason = "after all" });
            await SuperviseAsync($"requests/{request}/escalate", new { urgency = 1, reason = "press" });
            await GoodAsync($"/v1/requests/{request}");
            (await api.PostAsync($"{lane.Person}/next")).ShouldBe(200);
            var colleague = lane.Clerk.Replace("clerk", "other", StringComparison.Ordinal);
            (await api.PostAsync($"/v1/centres/hall/staff/{colleague}/sign-on")).ShouldBe(200);
            await SuperviseAsync($"requests/{request}/items/0/give", new { staff = colleague, reason = "ill" });
            await SuperviseAsync($"requests/{request}/items/0/release", new { reason = "ill" });
            (await api.PostAsync($"{lane.Person}/next")).ShouldBe(200);
            await ItemAsync(lane, request, "transfer", new { to = other.Department, reason = "theirs" });
            await SuperviseAsync($"requests/{request}/cancel", new { reason = "void" });
            await SuperviseAsync($"requests/{request}/reopen", new { reason = "again" });
            var called = await Lane().TakenAsync();
            (await api.PostAsync($"/v1/requests/{called}/items/0/no-show", null, $"staff:{(await ReadHolderAsync(called))}")).ShouldBe(200);
            await GoodAsync($"/management/v1/grains/request/{request}");
            await GoodAsync($"/management/v1/grains/request/{request}/history?limit=3");
            await GoodAsync($"/management/v1/grains/request/{request}/diff");
        }

        public async Task HallAsync()
        {
            var lane = Lane();
            await lane.TakenAsync();
            await lane.SubmitAsync();
            await GoodAsync("/health/live");
            await GoodAsync("/health/ready");
            await GoodAsync($"{Hall}/queue");
            await GoodAsync($"{Hall}/state");
            await GoodAsync($"{Hall}/counts");
            foreach (var list in (string[])["requests?limit=3&descending=true", "requests?sort=due", "requests.csv?open=true", "requests.ndjson?open=true", "handlings?limit=3", "handlings.csv?open=true", "handlings.ndjson?open=true", "audit?limit=3&descending=true", "audit.csv?event=request.submitted", "audit.ndjson?event=staff.signed-on", "figures?by=service", "figures.csv?by=hour", "figures.ndjson?metric=queued,occupancy"])
            {
                await GoodAsync($"{Hall}/{list}");
            }

            await GoodAsync($"{Hall}/departments/{lane.Department}");
            await GoodAsync($"{Hall}/departments/{lane.Department}/report");
            await SuperviseAsync($"centres/hall/departments/{lane.Department}/close", new { reason = "flood" });
            await SuperviseAsync($"centres/hall/departments/{lane.Department}/limit", new { limit = 3, reason = "short of people" });
            await GoodAsync($"{Hall}/departments/{lane.Department}");
            await GoodAsync($"{Hall}/departments/{lane.Department}/report");
            await SuperviseAsync($"centres/hall/departments/{lane.Department}/reopen", new { reason = "over" });
            await GoodAsync($"/management/v1/grains/department/hall/{lane.Department}");
            await GoodAsync($"/management/v1/grains/department/hall/{lane.Department}/history");
            await GoodAsync($"/management/v1/grains/department/hall/{lane.Department}/diff");
            await SuperviseAsync("centres/hall/crisis/declare", new { reason = "flood" });
            await GoodAsync($"{Hall}/state");
            await SuperviseAsync("centres/hall/crisis/lift", new { reason = "over" });
            await GoodAsync($"{Hall}/crises");
            await hall.Host.AddPortalAsync();
            await GoodAsync("/management/v1/grains/access/hall/hall");
            await GoodAsync("/management/v1/grains/access/hall/hall/history");
            await GoodAsync("/management/v1/grains/access/hall/hall/diff");
            await hall.Host.SearchAsync();
            await GoodAsync("/management/v1/grains/erasures/hall/hall");
            await GoodAsync("/management/v1/grains/erasures/hall/hall/history");
            await GoodAsync("/management/v1/grains/erasures/hall/hall/diff");
            await GoodAsync("/management/v1/grains/centre/hall");
            await GoodAsync("/management/v1/grains/centre/hall/history");
            await GoodAsync("/management/v1/grains/centre/hall/diff");
            await SuperviseAsync("centres/hall/reconcile", new { reason = "to be sure" });
        }

        public async Task BatchesAsync()
        {
            var lane = Lane();
            await lane.SubmitAsync();
            var filter = $"service={lane.Service}&open=true&department={lane.Department}";
            (await GoodAsync($"{Hall}/batches/preview?{filter}&command=cancel"))["count"].ShouldBe("1");
            await GoodAsync($"{Hall}/batches/preview?open=false&command=cancel");
            var batch = (await api.PostAsync($"{Hall}/batches?{filter}", new { command = "cancel", expected = 1, reason = "over" }, Api.Supervisor)).ShouldBe(200)["batch"]!;
            await Until.TrueAsync(async () => (await GoodAsync($"{Hall}/batches/{batch}"))["stage"] == "done");
            var path = $"{Hall}/batches/{(await api.PostAsync($"{Hall}/batches", new { command = "reopen", requests = new[] { Guid.NewGuid() }, reasonCode = "mistake" }, Api.Supervisor)).ShouldBe(200)["batch"]}";
            await Until.TrueAsync(async () => (await GoodAsync(path))["stage"] == "done");
            foreach (var list in (string[])["items?outcome=refused", "items.csv?fields=request,code", "items.ndjson"])
            {
                await GoodAsync($"{path}/{list}");
            }

            await CancelOneAsync();
            await GoodAsync($"{Hall}/batches?limit=2");
            await GoodAsync($"/management/v1/grains/batch/hall/{batch}");
            await GoodAsync($"/management/v1/grains/batch/hall/{batch}/history");
            await GoodAsync($"/management/v1/grains/batch/hall/{batch}/diff");
        }

        // One that has much to do, and is stopped while it does.
        private async Task CancelOneAsync()
        {
            var stopped = await StartAndCancelAsync();
            for (var others = 0; stopped.Status == 409 && others < 50; others++)
            {
                stopped = await StartAndCancelAsync();
            }

            stopped.ShouldBe(200);
        }

        private async Task<ApiReply> StartAndCancelAsync()
        {
            var requests = Enumerable.Range(0, 6000).Select(_ => Guid.NewGuid());
            var batch = (await api.PostAsync($"{Hall}/batches", new { command = "release", requests, reason = "ill" }, Api.Supervisor)).ShouldBe(200)["batch"]!;
            return await api.PostAsync($"{Hall}/batches/{batch}/cancel", new { reason = "the wrong ones" }, Api.Supervisor);
        }

        public async Task PlanAsync()
        {
            var plan = JsonNode.Parse((await GoodAsync($"{Hall}/plan")).Text)!;
            plan["calendars"] = JsonNode.Parse("""[{"id":"week","hours":[{"day":"monday","from":"08:00","to":"24:00"},{"day":"sunday","from":"00:00","to":"24:00"}],"holidays":[{"date":"2030-12-24","name":"Eve"}],"specialDays":[{"date":"2030-12-23","from":"08:00","to":"12:00"}]}]""");
            plan["departments"]![59]!["calendar"] = "week";
            (await api.SendAsync(HttpMethod.Put, $"{Hall}/plan", Api.Raw(plan.ToJsonString()), ("X-Actor", Api.Supervisor), ("If-Match", "*"))).ShouldBe(200);
            (await api.SendAsync(HttpMethod.Post, $"{Hall}/plan/check", Api.Raw(plan.ToJsonString()), ("X-Actor", Api.Supervisor))).ShouldBe(200);
            (await api.SendAsync(HttpMethod.Post, $"{Hall}/plan/effect?days=1", Api.Raw(plan.ToJsonString()), ("X-Actor", Api.Supervisor))).ShouldBe(200);
            await GoodAsync($"{Hall}/plan");
            await GoodAsync($"{Hall}/plan/versions");
            await ProposalsAsync(plan);
            await GoodAsync($"{Hall}/plan/versions/1");
            await GoodAsync("/management/v1/grains/plan/hall");
            await GoodAsync("/management/v1/grains/plan/hall/history");
            await GoodAsync("/management/v1/grains/plan/hall/diff");
        }

        private async Task ProposalsAsync(JsonNode plan)
        {
            (plan["publishedByTwo"], plan["name"]) = (true, "By two");
            var tag = (await api.SendAsync(HttpMethod.Put, $"{Hall}/plan", Api.Raw(plan.ToJsonString()), ("X-Actor", Api.Supervisor), ("If-Match", "*"))).ShouldBe(200).ETag;
            foreach (var decision in (string[])["decline", "approve"])
            {
                (plan["publishedByTwo"], plan["name"]) = (false, "By one");
                var proposed = (await api.SendAsync(HttpMethod.Put, $"{Hall}/plan", Api.Raw(plan.ToJsonString()), ("X-Actor", Api.Supervisor), ("If-Match", tag!))).ShouldBe(200)["proposal"];
                await GoodAsync($"{Hall}/plan/proposal");
                await GoodAsync($"{Hall}/plan/proposal/{proposed}");
                (await api.PostAsync($"{Hall}/plan/proposal/{proposed}/{decision}", new { reason = "Read." }, "administrator:piotr")).ShouldBe(200);
            }
        }

        public async Task ProblemsAsync()
        {
            (await api.PostAsync("/v1/centres/hall/requests", new { service = 5, x = 1 })).ShouldBe(400);
            (await api.GetAsync($"/v1/requests/{Guid.NewGuid()}")).ShouldBe(404);
            (await api.PostAsync("/v1/centres/hall/staff/clerk-49/resume")).ShouldBe(409);
        }

        private Lane Lane() => new(api, hall.NextLane().Number);

        private async Task<ApiReply> GoodAsync(string path) => (await api.GetAsync(path)).ShouldBe(200);

        private static async Task ItemAsync(Lane lane, string request, string command, object? body = null) =>
            (await lane.ItemAsync(request, command, body)).ShouldBe(200);

        private async Task SuperviseAsync(string path, object body) => (await api.PostAsync($"/management/v1/{path}", body, Api.Supervisor)).ShouldBe(200);

        private Task HeldAsync(string staff) => Until.TrueAsync(async () =>
            (await GoodAsync($"/v1/centres/hall/staff/{staff}")).Body.GetProperty("holds").GetArrayLength() > 0);

        private async Task<string> ReadHolderAsync(string request) =>
            (await GoodAsync(string.Create(CultureInfo.InvariantCulture, $"/management/v1/grains/request/{request}")))["staff"]!;
    }
}
