using Coordination.Access;
using Coordination.TestKit.Access;
using Coordination.Web.Tests.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Coordination.Web.Tests.Access;

public sealed class KeyTests(AccessFixture hall) : IClassFixture<AccessFixture>
{
    private static readonly CommandMeta Admin = new(new Actor(ActorKind.Administrator, "test"));

    private const string Queue = "/management/v1/centres/hall/queue";

    // A host that cannot keep a ring of keys, such as a service without a home folder, would warn of it at every start.
    [Fact]
    public void AddCoordinationAccess_ByItself_AsksForNoKeyRing() =>
        new ServiceCollection().AddCoordinationAccess().ShouldNotContain(service => service.ServiceType == typeof(IDataProtectionProvider));

    [Fact]
    public async Task Call_WithAKey_InEitherHeader_IsItsPrincipals()
    {
        var viewer = await hall.NewAsync(Role.Viewer);

        (await hall.Api.GetAsync(Queue, ("Authorization", $"Bearer {viewer.Key}"))).ShouldBe(200);
        (await hall.Api.GetAsync(Queue, ("authorization", $"bearer {viewer.Key}"))).ShouldBe(200);
        (await hall.Api.GetAsync(Queue, ("X-Api-Key", viewer.Key))).ShouldBe(200);
    }

    [Fact]
    public async Task Call_WithAKeyThatIsWrong_Is401WithWhatToBring()
    {
        var viewer = await hall.NewAsync(Role.Viewer);
        (string Name, string Value)[] wrong =
        [
            ("X-Api-Key", ""), ("X-Api-Key", "abc"), ("X-Api-Key", viewer.Key[..^1]), ("X-Api-Key", viewer.Key[..13] + new string('A', 43)),
            ("Authorization", $"Bearer cdn_{viewer.Key[4..^2]}xx"), ("Authorization", "Bearer cdn_"), ("Authorization", "Bearer eyJhbGciOiJub25lIn0.e30."),
        ];

        foreach (var header in wrong)
        {
            var reply = await hall.Api.GetAsync(Queue, header);
            reply.ShouldBeProblem(401, "unauthenticated");
            reply.Headers["WWW-Authenticate"].ShouldBe("Bearer realm=\"coordination\", error=\"invalid_token\"", header.Value);
        }
    }

    [Fact]
    public async Task Call_WithTwoKeys_Is401()
    {
        var viewer = await hall.NewAsync(Role.Viewer);

        (await hall.Api.GetAsync(Queue, ("Authorization", $"Bearer {viewer.Key}"), ("X-Api-Key", viewer.Key))).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task Call_WithAKeyThatHasExpired_Is401ByThatName()
    {
        var viewer = await hall.NewAsync(new Grant(Role.Viewer, AccessFixture.Hall), lives: TimeSpan.FromSeconds(5));
        await Until.TrueAsync(async () => (await viewer.GetAsync(Queue)).Status == 401);

        (await viewer.GetAsync(Queue)).ShouldBeProblem(401, "key-expired");
    }

    [Fact]
    public async Task Call_WithAKeyAndAnActor_IsRefusedByTheHeader() =>
        (await hall.Api.GetAsync(Queue, ("X-Api-Key", (await hall.NewAsync(Role.Viewer)).Key), ("X-Actor", "supervisor:eva"))).ShouldBeProblem(400, "invalid", "X-Actor");

    [Fact]
    public async Task Disabled_InTheAccessToAllHalls_KeysOfEveryHallEnd()
    {
        var everywhere = await hall.NewAsync(new Grant(Role.Auditor));
        var access = hall.Host.Coordination.Access(AccessFixture.Hall);
        (await access.ExecuteAsync(new AddPrincipal(PrincipalKind.Person) { Id = everywhere.Principal, Grants = [new Grant(Role.Viewer, AccessFixture.Hall)], Reason = "A test." }, Admin)).Require();
        var local = (await access.ExecuteAsync(new IssueKey(everywhere.Principal, hall.Host.Coordination.Time.GetUtcNow().AddDays(1)) { Reason = "A test." }, Admin)).Require().Secret!;
        (await hall.Api.GetAsync(Queue, ("X-Api-Key", local))).ShouldBe(200);

        (await hall.Host.Coordination.AccessToAllHalls().ExecuteAsync(new DisablePrincipal(everywhere.Principal) { Reason = "Left." }, Admin)).Require();
        await hall.Host.Service<AccessDirectory>().RefreshAsync();

        (await hall.Api.GetAsync(Queue, ("X-Api-Key", local))).ShouldBeProblem(401, "unauthenticated");
        (await hall.Api.GetAsync(Queue, ("X-Api-Key", everywhere.Key))).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task Call_WithAKeyThatWasMadeElsewhereJustNow_IsTaken()
    {
        (await (await hall.NewAsync(Role.Viewer)).GetAsync(Queue)).ShouldBe(200);
        var elsewhere = await hall.Host.Coordination.NewKeyAsync(new Grant(Role.Viewer, AccessFixture.Hall));
        (await hall.Api.GetAsync(Queue, ("X-Api-Key", elsewhere.Secret))).ShouldBe(200);
    }

    [Fact]
    public async Task Revoke_AKey_EndsItAtOnceForWhoRevokedIt()
    {
        var (admin, viewer) = (await hall.NewAsync(Role.Administrator), await hall.NewAsync(Role.Viewer));
        (await viewer.GetAsync(Queue)).ShouldBe(200);

        (await admin.PostAsync($"/management/v1/centres/hall/access/credentials/{viewer.Credential}/revoke", new { reason = "Lost." })).ShouldBe(200);

        (await viewer.GetAsync(Queue)).ShouldBeProblem(401, "unauthenticated");
    }
}
