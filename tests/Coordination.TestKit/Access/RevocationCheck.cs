using Coordination.Access;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Simulation.Clock;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Kinds;
using Shouldly;

namespace Coordination.TestKit.Access;

/// <summary>What every store must give access: two hosts over one record, of which one issues and revokes, and the other checks who calls.</summary>
internal static class RevocationCheck
{
    private static readonly CommandMeta Admin = new(new Actor(ActorKind.Administrator, "admin"));

    /// <summary>Lives it over two journals of one database: one that its host opens, and one that is open.</summary>
    public static async Task RunAsync(IJournal one, IJournal other)
    {
        var clock = new VirtualClock(TestHall.Monday);
        await using var host = TestKinds.Host(one, new CoordinationOptions(), clock);
        await host.StartAsync();
        (await host.Plan(TestPlans.Hall).PublishAsync(TestPlans.OneDesk(), null, Admin)).Require();
        using var directory = new AccessDirectory(other, clock);
        var access = host.Access(TestPlans.Hall);
        var portal = new AddPrincipal(PrincipalKind.System) { Name = "Town portal", Grants = [new Grant(Role.Portal, TestPlans.Hall)], Reason = "It submits." };
        var principal = (await access.ExecuteAsync(portal, Admin)).Require().Principal!.Value;
        var key = (await access.ExecuteAsync(new IssueKey(principal, clock.GetUtcNow().AddDays(1)) { Reason = "A key." }, Admin)).Require();

        await directory.RequireCurrentAsync();
        directory.Check(CredentialKind.Key, key.Secret).Caller!.Principal.ShouldBe(principal);
        (await access.ExecuteAsync(new RevokeCredential(key.Credential!) { Reason = "Lost." }, Admin)).Require();
        clock.Advance(TimeSpan.FromSeconds(4.5));
        await directory.RequireCurrentAsync();

        directory.Check(CredentialKind.Key, key.Secret).ShouldBe(default);
        var state = (await access.ReadAsync())!;
        (await AccessNames.ReadAsync(other, TestPlans.Hall, state, CancellationToken.None))[principal].Name.ShouldBe("Town portal");
        await host.StopAsync();
        (await JournalVerifier.VerifyAsync(other, TestKinds.Replays)).First.ShouldBeNull();
    }
}
