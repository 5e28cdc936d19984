using System.Security.Cryptography;
using Coordination.Access;
using Coordination.Journal;
using Coordination.Web.Tests.Events;
using Coordination.Web.Tests.Hosting;
using Microsoft.IdentityModel.Tokens;
using Shouldly;

namespace Coordination.Web.Tests.Tokens;

public sealed class TokenTests(TokenFixture hall) : IClassFixture<TokenFixture>
{
    private const string Queue = "/management/v1/centres/hall/queue";
    private const string Limit = "/management/v1/centres/hall/departments/desk-3/limit";

    private static readonly CommandMeta Admin = new(new Actor(ActorKind.Administrator, "test"));

    [Fact]
    public async Task Call_WithAToken_IsWhatItsClaimsMakeOfIt()
    {
        var supervisor = hall.Issuer.Issue("eva", claims: ("groups", new[] { "staff", "hall-supervisors" }));
        var auditor = hall.Issuer.Issue("max", claims: ("groups", "auditors"));
        var nobody = hall.Issuer.Issue("tom", claims: ("groups", "gardeners"));

        (await CallAsync(HttpMethod.Post, Limit, supervisor, new { limit = 2, reason = "A test." })).ShouldBe(200);
        (await CallAsync(HttpMethod.Get, Queue, auditor)).ShouldBe(200);
        (await CallAsync(HttpMethod.Get, "/management/v1/access", auditor)).ShouldBe(200);
        (await CallAsync(HttpMethod.Post, Limit, auditor, new { limit = 2, reason = "A test." })).ShouldBeProblem(403, "not-allowed", "limit-departments");
        (await CallAsync(HttpMethod.Get, Queue, nobody)).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task Record_OfWhatATokenDid_HasAnOpaqueIdThatIsAlwaysTheSame()
    {
        async Task<string> SubmitAsync(string subject)
        {
            var reply = (await CallAsync(HttpMethod.Post, "/v1/centres/hall/requests", hall.Issuer.Issue(subject, claims: [("groups", "hall-supervisors"), ("jti", Guid.NewGuid().ToString())]), new { service = "service-1" })).ShouldBe(201);
            _ = Coordination.RequestId.TryParse(reply["request"]!, out var request);
            await foreach (var entry in hall.Host.Coordination.Journal.ReadHistoryAsync(GrainKey.Of(request)))
            {
                return entry.Event.By.Id;
            }

            throw new InvalidOperationException("Nothing is on record.");
        }

        var (first, again, other) = (await SubmitAsync("eva.smith@example.org"), await SubmitAsync("eva.smith@example.org"), await SubmitAsync("eva.smith@example.com"));

        PrincipalId.TryParse(first, out _).ShouldBeTrue(first);
        again.ShouldBe(first);
        other.ShouldNotBe(first);
    }

    [Fact]
    public async Task Stream_OfATokenWhosePrincipalIsDisabled_Ends()
    {
        var token = hall.Issuer.Issue("ina", claims: ("groups", "hall-supervisors"));
        await using var stream = await SseReader.OpenAsync(hall.Host.Client, "/v1/events?centre=hall", null, ("Authorization", $"Bearer {token}"));
        var id = await ((IPrincipalIds)hall.Host.Coordination).PrincipalOfAsync(hall.Issuer.Authority.TrimEnd('/'), "ina");
        var add = new AddPrincipal(PrincipalKind.Person) { Id = id, Reason = "A test." };
        (await hall.Access.ExecuteAsync(add, Admin)).Require();

        (await hall.Access.ExecuteAsync(new DisablePrincipal(id) { Reason = "Left." }, Admin)).Require();

        (await stream.NextAsync().WaitAsync(TimeSpan.FromMinutes(1))).ShouldBeNull();
    }

    [Fact]
    public async Task Token_WrongInOneWay_ProvesNobody()
    {
        (string, object) supervisor = ("groups", "hall-supervisors");
        using var other = RSA.Create(2048);
        var right = hall.Issuer.Issue("eva", claims: supervisor);
        var parts = right.Split('.');
        (string Why, string Token)[] wrong =
        [
            ("for somebody else", hall.Issuer.Issue("eva", audience: "elsewhere", claims: supervisor)),
            ("of somebody else", hall.Issuer.Issue("eva", issuer: "https://elsewhere.example", claims: supervisor)),
            ("signed by another key", hall.Issuer.Issue("eva", key: new RsaSecurityKey(other) { KeyId = "one" }, claims: supervisor)),
            ("signed by the public key as a secret", hall.Issuer.Issue("eva", key: new SymmetricSecurityKey(hall.Issuer.PublicKey) { KeyId = "one" }, algorithm: SecurityAlgorithms.HmacSha256, claims: supervisor)),
            ("not signed", $"{Base64UrlEncoder.Encode("{\"alg\":\"none\"}")}.{parts[1]}."),
            ("changed", $"{parts[0]}.{Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(parts[1]).Replace("eva", "max", StringComparison.Ordinal))}.{parts[2]}"),
            ("without a subject", hall.Issuer.Issue("", claims: supervisor)),
            ("with a subject that is too long", hall.Issuer.Issue(new string('a', 256), claims: supervisor)),
            ("no token", "e30.e30.e30"), ("very long", new string('a', 20_000)),
        ];

        (await CallAsync(HttpMethod.Get, Queue, right)).ShouldBe(200);
        foreach (var (why, token) in wrong)
        {
            var reply = await CallAsync(HttpMethod.Get, Queue, token);
            reply.Status.ShouldBe(401, why);
            reply["code"].ShouldBe("unauthenticated", why);
        }
    }

    [Fact]
    public async Task Token_BeyondItsTime_IsRefusedEvenIfItWasKept()
    {
        var token = hall.Issuer.Issue("eva", lives: TimeSpan.FromSeconds(10), claims: ("groups", "hall-supervisors"));
        (await CallAsync(HttpMethod.Get, Queue, token)).ShouldBe(200);

        await Until.TrueAsync(async () => (await CallAsync(HttpMethod.Get, Queue, token)).Status == 401);

        (await CallAsync(HttpMethod.Get, Queue, token)).ShouldBeProblem(401, "key-expired");
        (await CallAsync(HttpMethod.Get, Queue, hall.Issuer.Issue("eva", lives: TimeSpan.FromSeconds(-10), claims: ("groups", "hall-supervisors")))).ShouldBeProblem(401, "key-expired");
    }

    [Fact]
    public async Task Grants_OnRecordForWhoATokenProves_AddUp()
    {
        var token = hall.Issuer.Issue("ida", claims: ("groups", "gardeners"));
        var who = await hall.Host.Service<Coordination.Hosting.ICoordination>().ShouldBeAssignableTo<IPrincipalIds>()!.PrincipalOfAsync(hall.Issuer.Authority, "ida");
        (await CallAsync(HttpMethod.Get, Queue, token)).ShouldBeProblem(404, "not-found");

        var add = new AddPrincipal(PrincipalKind.Person) { Id = who, Grants = [new Grant(Role.Viewer, TestPlan.Centre)], Reason = "She watches." };
        (await hall.Access.ExecuteAsync(add, Admin)).Require().Principal.ShouldBe(who);
        (await hall.Access.ExecuteAsync(add, Admin)).Refusal!.Field.ShouldBe("id");
        await hall.Host.Service<AccessDirectory>().RefreshAsync();
        (await CallAsync(HttpMethod.Get, Queue, token)).ShouldBe(200);

        (await hall.Access.ExecuteAsync(new DisablePrincipal(who) { Reason = "She left." }, Admin)).Require();
        await hall.Host.Service<AccessDirectory>().RefreshAsync();
        (await CallAsync(HttpMethod.Get, Queue, token)).ShouldBeProblem(404, "not-found");
        (await CallAsync(HttpMethod.Get, Queue, hall.Issuer.Issue("ida", claims: ("groups", "hall-supervisors")))).ShouldBeProblem(404, "not-found");
        (await CallAsync(HttpMethod.Get, Queue, hall.Issuer.Issue("ida", claims: ("groups", "auditors")))).ShouldBe(200);
    }

    [Fact]
    public async Task Call_WithATokenAndAnActor_IsRefusedByTheHeader() => (await hall.Api.GetAsync(
        Queue, ("Authorization", $"Bearer {hall.Issuer.Issue("eva", claims: ("groups", "auditors"))}"), ("X-Actor", "supervisor:eva"))).ShouldBeProblem(400, "invalid", "X-Actor");

    [Fact]
    public async Task Keys_OfTheIssuer_AreAskedForOnceAndNotAtEachCall()
    {
        for (var call = 0; call < 10; call++)
        {
            (await CallAsync(HttpMethod.Get, Queue, hall.Issuer.Issue($"person-{call}", claims: ("groups", "auditors")))).ShouldBe(200);
        }

        hall.Issuer.Asked.ShouldBeLessThanOrEqualTo(2);
    }

    private Task<ApiReply> CallAsync(HttpMethod method, string path, string token, object? body = null) =>
        hall.Api.SendAsync(method, path, body is null ? null : Api.Json(body), ("Authorization", $"Bearer {token}"));
}
