using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Hosting.Members;
using Coordination.Orleans.Hosting;
using Coordination.Orleans.Tests.Clusters;
using Coordination.Orleans.Tests.Hosting;
using Coordination.Sqlite;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Ports;
using Coordination.TestKit.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Shouldly;
using Xunit;
using static Coordination.Orleans.Tests.Hosting.SiloQuestions;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Orleans.Tests.Members;

/// <summary>Who runs the halls, as a silo and a client tell it.</summary>
[NeedsPostgres(Own = true)]
[Collection(nameof(ClusterCollection))]
public sealed class ClusterMembersTests(ClusterFixture cluster) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-members-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [NeedFact]
    public async Task Members_OfASiloAlone_AreToldByItAndByAClient()
    {
        var options = new CoordinationClusterOptions { SiloPort = FreePort.Next(), GatewayPort = FreePort.Next() };
        await using var silo = await TestSilo.StartAsync(services => services.AddCoordination().UseSqlite(Path.Combine(_folder, "hall.db")).UseSilo(options));
        await using var client = await TestSilo.StartAsync(services => services.AddCoordination().UseCluster(options));
        await silo.PublishAsync(Hall);
        await silo.Centre(Hall).ReadAsync();

        var (told, asked) = (await ReadAsync(silo, halls: 1), await ReadAsync(client, halls: 1));

        (told.Form, asked.Form).ShouldBe((HostForm.Silo, HostForm.Client));
        var member = told.All.ShouldHaveSingleItem();
        (member.IsHere, member.Status, member.Address).ShouldBe((true, HostMemberStatus.Active, $"127.0.0.1:{options.SiloPort}"));
        member.Report!.Halls.ShouldBe([Hall]);
        member.Report.Version.ShouldNotBeEmpty();
        member.Report.Memory.ShouldBeInRange(1_000_000, member.Report.MemoryLimit * 4);
        var other = asked.All.ShouldHaveSingleItem();
        (other.Name, other.IsHere, other.Report!.HallCount).ShouldBe((member.Name, false, 1));
    }

    [NeedFact]
    public async Task Members_OfTwoSilos_AreBothUntilOneLeaves()
    {
        await using var silos = new InProcessSilos(cluster);
        TestSilo[] two = [await silos.StartAsync(), await silos.StartAsync()];
        await MeetAsync(two);
        CentreId[] halls = [await two[0].NewHallAsync(two[1]), await two[1].NewHallAsync(two[0])];
        foreach (var hall in halls)
        {
            await two[0].PublishAsync(hall);
            await two[0].Centre(hall).ReadAsync();
        }

        // A silo that has just come may be the home of halls a little later than it is a member.
        var members = await ReadAsync(two[0], halls: 2);
        members.All.Count(member => member.Status == HostMemberStatus.Active).ShouldBe(2);
        members.All.Single(member => member.IsHere).Report!.Halls.ShouldBe([halls[0]]);
        members.All.Single(member => member is { IsHere: false, Status: HostMemberStatus.Active }).Report!.Halls.ShouldBe([halls[1]]);
        var left = two[1].Inside.GetRequiredService<ILocalSiloDetails>().Name;
        await two[1].StopAsync();
        await UntilAsync(async () => (await ReadAsync(two[0])).All.Any(member => member.Name == left && member is { Status: HostMemberStatus.Gone, Report: null }));
    }

    // Once the members tell of so many halls: each reports for itself, and a busy one not in time.
    private static async Task<HostMembers> ReadAsync(TestSilo silo, int halls)
    {
        var members = default(HostMembers);
        await UntilAsync(async () => (members = await ReadAsync(silo)).All.Sum(member => member.Report?.HallCount) == halls);
        return members!;
    }

    private static ValueTask<HostMembers> ReadAsync(TestSilo silo) => silo.Inside.GetRequiredService<IHostMembers>().ReadAsync();
}
