using Coordination.Access;
using Coordination.Web.Tests.Events;
using Coordination.Web.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Coordination.Web.Tests.Access;

/// <summary>Event streams end when what they stand on ends, and all others go on.</summary>
public sealed class RevokedStreamTests(AccessFixture hall) : IClassFixture<AccessFixture>
{
    private const string Management = "/management/v1/events?centre=hall";
    private const string Public = "/v1/events?centre=hall";

    // Within how many seconds a revocation holds is asked where the clock is the test's own.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly CommandMeta Admin = new(new Actor(ActorKind.Administrator, "test"));

    private IAccessGrain Access => hall.Host.Coordination.Access(AccessFixture.Hall);

    [Theory]
    [InlineData(Management, (int)Role.Auditor)]
    [InlineData(Public, (int)Role.Viewer)]
    public async Task Key_Revoked_EndsItsStreamsAndNoOthers(string path, int role)
    {
        var (revoked, other) = (await hall.NewAsync((Role)role), await hall.NewAsync((Role)role));
        await using var ending = await OpenAsync(path, revoked);
        await using var lasting = await OpenAsync(path, other);

        (await Access.ExecuteAsync(new RevokeCredential(revoked.Credential) { Reason = "Lost." }, Admin)).Require();

        await ShouldEndAsync(ending);
        (await revoked.GetAsync(path)).ShouldBeProblem(401, "unauthenticated");
        await ShouldGoOnAsync(lasting);
    }

    [Fact]
    public async Task Grant_Taken_EndsTheStream()
    {
        var auditor = await hall.NewAsync(Role.Auditor);
        await using var stream = await OpenAsync(Management, auditor);

        (await Access.ExecuteAsync(new TakeGrant(auditor.Principal, new Grant(Role.Auditor, AccessFixture.Hall)) { Reason = "Another job." }, Admin)).Require();

        await ShouldEndAsync(stream);
    }

    [Fact]
    public async Task Grant_TakenThatAnotherMakesUpFor_LetsTheStreamGoOn()
    {
        var auditor = await hall.NewAsync(Role.Auditor);
        var supervisor = new Grant(Role.Supervisor, AccessFixture.Hall);
        await using var stream = await OpenAsync(Management, auditor);

        (await Access.ExecuteAsync(new GiveGrant(auditor.Principal, supervisor) { Reason = "Another job." }, Admin)).Require();
        (await Access.ExecuteAsync(new TakeGrant(auditor.Principal, new Grant(Role.Auditor, AccessFixture.Hall)) { Reason = "Another job." }, Admin)).Require();
        (await stream.NextAsync()).ShouldNotBeNull().Name.ShouldBe("access.grant-given");
        (await stream.NextAsync()).ShouldNotBeNull().Name.ShouldBe("access.grant-taken");

        await Until.TrueAsync(async () =>
            (await hall.Api.GetAsync("/health/live")).Status == 200 && hall.Host.Service<AccessDirectory>().Check(CredentialKind.Key, auditor.Key).Caller!.Grants is [{ Role: Role.Supervisor }]);
        await ShouldGoOnAsync(stream);
        (await Access.ExecuteAsync(new TakeGrant(auditor.Principal, supervisor) { Reason = "Left." }, Admin)).Require();
        await ShouldEndAsync(stream);
    }

    [Fact]
    public async Task Principal_Disabled_EndsTheStream()
    {
        var viewer = await hall.NewAsync(Role.Viewer);
        await using var stream = await OpenAsync(Public, viewer);

        (await Access.ExecuteAsync(new DisablePrincipal(viewer.Principal) { Reason = "Left." }, Admin)).Require();

        await ShouldEndAsync(stream);
    }

    [Fact]
    public async Task Key_Expiring_EndsTheStreamThen()
    {
        var viewer = await hall.NewAsync(new Grant(Role.Viewer, AccessFixture.Hall), lives: TimeSpan.FromSeconds(10));
        await using var stream = await OpenAsync(Public, viewer);

        await ShouldEndAsync(stream);
        (await viewer.GetAsync(Public)).ShouldBeProblem(401, "key-expired");
    }

    private Task<SseReader> OpenAsync(string path, Keyed caller) => SseReader.OpenAsync(hall.Host.Client, path, null, ("X-Api-Key", caller.Key));

    // Of what happened before there may be events on the way.
    private static Task ShouldEndAsync(SseReader stream) => Task.Run(async () =>
    {
        while (await stream.NextAsync() is not null)
        {
        }
    }).WaitAsync(Patience);

    private async Task ShouldGoOnAsync(SseReader stream)
    {
        var request = (await hall.Api.PostAsync("/v1/centres/hall/requests", new { service = "service-1" })).ShouldBe(201)["request"];
        for (var next = (await stream.NextAsync()).ShouldNotBeNull(); !next.Data.Contains(request!, StringComparison.Ordinal); next = (await stream.NextAsync()).ShouldNotBeNull())
        {
        }
    }
}
