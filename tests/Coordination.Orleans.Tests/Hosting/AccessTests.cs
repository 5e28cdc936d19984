using Coordination.Access;
using Coordination.Orleans.Tests.Clusters;
using Coordination.Simulation.Clock;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Orleans.Tests.Hosting;

/// <summary>Access in two silos: each is told commands, and each checks by its own memory.</summary>
[NeedsPostgres(Own = true)]
[Collection(nameof(ClusterCollection))]
public sealed class AccessTests(ClusterFixture cluster)
{
    private static readonly CommandMeta Admin = new(new Actor(ActorKind.Administrator, "admin"));

    [NeedFact]
    public async Task Revoke_ByOneSilo_HoldsOnTheOtherWithinFiveSeconds()
    {
        await using var silos = new InProcessSilos(cluster);
        TestSilo[] two = [await silos.StartAsync(), await silos.StartAsync()];
        await two[0].PublishAsync(Hall);
        var portal = new AddPrincipal(PrincipalKind.System) { Grants = [new Grant(Role.Portal, Hall)], Reason = "It submits." };
        var principal = (await two[0].Access(Hall).ExecuteAsync(portal, Admin)).Require().Principal!.Value;
        var key = (await two[1].Access(Hall).ExecuteAsync(new IssueKey(principal, two[1].Time.GetUtcNow().AddDays(1)) { Reason = "A key." }, Admin)).Require();
        var clock = new VirtualClock(two[0].Time.GetUtcNow());
        AccessDirectory[] directories = [.. two.Select(silo => new AccessDirectory(silo.Journal, clock))];
        foreach (var directory in directories)
        {
            await directory.RequireCurrentAsync();
            directory.Check(CredentialKind.Key, key.Secret).Caller!.Principal.ShouldBe(principal);
        }

        (await two[0].Access(Hall).ExecuteAsync(new RevokeCredential(key.Credential!) { Reason = "Lost." }, Admin)).Require();
        clock.Advance(TimeSpan.FromSeconds(4.5));

        foreach (var directory in directories)
        {
            await directory.RequireCurrentAsync();
            directory.Check(CredentialKind.Key, key.Secret).ShouldBe(default);
            directory.Dispose();
        }

        (await two[1].Access(Hall).ReadAsync())!.Credentials.Single().Ending.ShouldBe(CredentialEnding.Revoked);
    }
}
