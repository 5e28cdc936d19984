using System.Text;
using Coordination.Access;
using Coordination.Journal;
using Coordination.Web.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Coordination.Web.Tests.Access;

/// <summary>Who reads the personal texts of a request, and what is on record of it.</summary>
public sealed class PersonalReadingTests(AccessFixture hall) : IClassFixture<AccessFixture>
{
    [Fact]
    public async Task Citizen_WithTheTrackingCode_ReadsTheirTextsAndTheClerksMessageAndIsNotOnRecord()
    {
        var (request, code) = await SubmitAsync(3);
        var clerk = await ServeAsync(3);
        (await clerk.PostAsync($"/v1/requests/{request}/items/0/ask-documents", new { documents = new[] { "form" }, message = "The green form, please." })).ShouldBe(200);

        var reply = (await GetAsync(request, ("X-Tracking-Code", code))).ShouldBe(200);

        Kinds(reply).ShouldBe(["submission", "documents"]);
        reply.Text.ShouldContain("Jan Kowalski");
        reply.Text.ShouldContain("The green form, please.");
        reply.Headers["Cache-Control"].ShouldBe("no-store");
        (await LooksAsync(request)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Holder_ReadsPersonalFactsAndSensitiveNeeds()
    {
        var body = new { service = "service-12", facts = new { illness = "asthma", note = "gone" }, needs = new[] { "wheelchair", "language-uk" } };
        var request = (await hall.Api.PostAsync("/v1/centres/hall/requests", body)).ShouldBe(201)["request"]!;
        var clerk = await ServeAsync(12);

        (await clerk.GetAsync(Path(request))).ShouldBe(200).Text.ShouldContain("""{"facts":{"illness":"asthma"},"needs":["wheelchair"]}""");
    }

    [Fact]
    public async Task Nobody_OrANameInAHeader_ReadsNothing()
    {
        var (request, _) = await SubmitAsync(4);

        var refused = (await GetAsync(request)).ShouldBeProblem(401, "unauthenticated");
        refused["detail"].ShouldBe("Say who calls: send a key as Authorization: Bearer cdn_… or in X-Api-Key. Whose request it is shows its tracking code in X-Tracking-Code.");
        (await GetAsync(request, ("X-Actor", "administrator:root"))).ShouldBeProblem(401, "unauthenticated");
        (await GetAsync(request, ("X-Tracking-Code", "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AA"))).Status.ShouldBeOneOf(400, 404);
    }

    [Fact]
    public async Task Holder_ReadsWhileTheyHold_AndEachLookIsOnRecord()
    {
        var (request, _) = await SubmitAsync(5);
        var other = await hall.NewAsync(Role.Staff, department: "desk-6", staff: "clerk-6");
        var clerk = await ServeAsync(5);

        (await other.GetAsync(Path(request))).ShouldBeProblem(403, "not-allowed", "read-personal");
        (await clerk.GetAsync(Path(request))).ShouldBe(200).Text.ShouldContain("+48 22 1");
        (await clerk.PostAsync($"/v1/requests/{request}/items/0/start")).ShouldBe(200);
        (await clerk.GetAsync(Path(request))).ShouldBe(200);
        (await clerk.PostAsync($"/v1/requests/{request}/items/0/complete")).ShouldBe(200);
        (await clerk.GetAsync(Path(request))).ShouldBeProblem(403, "not-allowed", "read-personal");

        (await LooksAsync(request)).Select(look => (look.By.Id, Encoding.UTF8.GetString(look.Payload.Span)))
            .ShouldBe(Enumerable.Repeat(($"{clerk.Principal}", """{"texts":["submission"]}"""), 2));
    }

    [Theory]
    [InlineData((int)Role.Head)]
    [InlineData((int)Role.Supervisor)]
    [InlineData((int)Role.Auditor)]
    public async Task HeadsSupervisorsAndAuditors_GiveAReasonThatIsKeptBesideTheChain(int role)
    {
        var (request, _) = await SubmitAsync(7);
        var reader = await hall.NewAsync((Role)role, department: (Role)role == Role.Head ? "desk-7" : null);

        (await reader.GetAsync(Path(request))).ShouldBeProblem(428, "reason-required", "X-Reason");
        (await GetAsync(request, ("X-Api-Key", reader.Key), ("X-Reason", new string('x', 501)))).ShouldBeProblem(400, "invalid", "X-Reason");
        (await GetAsync(request, ("X-Api-Key", reader.Key), ("X-Reason", "She has called."))).ShouldBe(200).Text.ShouldContain("Jan Kowalski");
        (await LooksAsync(request))[^1].By.ShouldBe(new Actor((Role)role == Role.Auditor ? ActorKind.Auditor : ActorKind.Supervisor, $"{reader.Principal}"));

        var look = (await LooksAsync(request)).ShouldHaveSingleItem();
        look.By.Id.ShouldBe($"{reader.Principal}");
        Encoding.UTF8.GetString(look.Payload.Span).ShouldNotContain("called");
        Encoding.UTF8.GetString(look.Personal!.Text.Span).ShouldContain("She has called");
    }

    [Fact]
    public async Task Others_ReadNothing()
    {
        var (request, _) = await SubmitAsync(8);

        (await GetAsync(request, ("X-Api-Key", (await hall.NewAsync(Role.Viewer)).Key), ("X-Reason", "Curious."))).ShouldBeProblem(403, "not-allowed", "read-personal");
        (await GetAsync(request, ("X-Api-Key", (await hall.NewAsync(Role.Administrator)).Key), ("X-Reason", "Curious."))).ShouldBeProblem(403, "not-allowed", "read-personal");
        (await GetAsync(request, ("X-Api-Key", (await hall.NewAsync(Role.Portal)).Key))).ShouldBeProblem(403, "not-allowed", "read-personal");
        (await GetAsync(request, ("X-Api-Key", (await hall.NewAsync(Role.Supervisor, AccessFixture.OtherHall)).Key), ("X-Reason", "Mine."))).ShouldBeProblem(404, "not-found");
        (await LooksAsync(request)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Portal_ReadsWhatItSubmitted()
    {
        var portal = await hall.NewAsync(Role.Portal);
        var request = (await portal.PostAsync("/v1/centres/hall/requests", Submission(9))).ShouldBe(201)["request"]!;

        Kinds((await portal.GetAsync(Path(request))).ShouldBe(200)).ShouldBe(["submission"]);
        (await LooksAsync(request)).ShouldBeEmpty();
    }

    [Fact]
    public async Task History_TextDeletedByHand_IsMissingAndNotErased()
    {
        var (request, code) = await SubmitAsync(10);
        var auditor = await hall.NewAsync(Role.Auditor);
        (await PresenceAsync(auditor, request)).ShouldBe("kept");

        await hall.DeleteTextsAsync(request);

        (await PresenceAsync(auditor, request)).ShouldBe("missing");
        Kinds((await GetAsync(request, ("X-Tracking-Code", code))).ShouldBe(200)).ShouldBeEmpty();
    }

    private static object Submission(int service) =>
        new { service = $"service-{service}", personal = new { name = "Jan Kowalski", contact = "+48 22 1", matter = "Lost it." } };

    private static string Path(string request) => $"/v1/requests/{request}/personal";

    private static IEnumerable<string> Kinds(ApiReply reply) => reply.Body.GetProperty("texts").EnumerateArray().Select(text => text.GetProperty("kind").GetString()!);

    private async Task<(string Request, string Code)> SubmitAsync(int service)
    {
        var receipt = (await hall.Api.PostAsync("/v1/centres/hall/requests", Submission(service))).ShouldBe(201);
        return (receipt["request"]!, receipt["trackingCode"]!);
    }

    private async Task<Keyed> ServeAsync(int desk)
    {
        var clerk = await hall.NewAsync(Role.Staff, department: $"desk-{desk}", staff: $"clerk-{desk}");
        (await clerk.PostAsync($"/v1/centres/hall/staff/clerk-{desk}/sign-on")).ShouldBe(200);
        (await clerk.PostAsync($"/v1/centres/hall/staff/clerk-{desk}/next")).ShouldBe(200);
        return clerk;
    }

    private Task<ApiReply> GetAsync(string request, params (string, string)[] headers) => hall.Api.SendAsync(HttpMethod.Get, Path(request), null, headers);

    private static async Task<string> PresenceAsync(Keyed auditor, string request) =>
        (await auditor.GetAsync($"/management/v1/grains/request/{request}/history")).ShouldBe(200).Body.GetProperty("events")[0].GetProperty("personal").GetString()!;

    private async Task<List<JournalEvent>> LooksAsync(string request)
    {
        var looks = new List<JournalEvent>();
        await foreach (var entry in hall.Host.Coordination.Journal.ReadHistoryAsync(new GrainKey(GrainKind.Request, request)))
        {
            if (entry.Event.Type == "personal.read")
            {
                looks.Add(entry.Event);
            }
        }

        return looks;
    }
}
