using Coordination.Access;
using Coordination.Erasures;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Orleans.Hosting;
using Coordination.Orleans.Placement;
using Coordination.Orleans.Proxies;
using Coordination.Postgres;
using Coordination.Staff;
using Coordination.TestKit.Access;
using Coordination.TestKit.Kinds;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Ports;
using Coordination.TestKit.Postgres;
using Coordination.Web.Tests.Hosting;
using Orleans;
using Orleans.Runtime;
using Shouldly;
using Xunit;

namespace Coordination.Web.Tests.Access;

/// <summary>Personal texts of every kind of grain, read and erased by the API of a silo while the grains are at home on the other one.</summary>
[NeedsPostgres]
public sealed class SiloErasureTests : IAsyncLifetime
{
    private PostgresServer? _server;

    public async Task InitializeAsync()
    {
        if (new NeedsPostgresAttribute().Obstacle is null)
        {
            _server = await PostgresServer.StartAsync();
        }
    }

    public async Task DisposeAsync() => await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);

    [NeedFact]
    public async Task Erase_OfGrainsThatAreAtHomeOnTheOtherSilo_LeavesNothingToRead()
    {
        var database = new PostgresJournalOptions { ConnectionString = await _server!.CreateDatabaseAsync() };
        await PostgresSchema.MigrateAsync(database);
        await PostgresClusterSchema.MigrateAsync(database);
        await using var serving = await StartAsync(database);
        await using var home = await StartAsync(database);
        var hall = await HallAtHomeAsync(home, serving);
        (await serving.Coordination.Plan(hall).PublishAsync(TestPlan.Create() with { Centre = hall }, 0, new CommandMeta(new Actor(ActorKind.Administrator, "test")), "It opens.")).Require();
        var (asker, approver) = (await NewAsync(serving, Role.Supervisor, hall), await NewAsync(serving, Role.Administrator, hall));
        var request = await PlantAsync(asker, hall);

        (string Kind, string Path, int Texts)[] grains = [("staff", $"staff/{hall}/clerk-1", 2), ("department", $"department/{hall}/desk-1", 1), ("centre", $"centre/{hall}", 2), ("erasures", $"erasures/{hall}/hall", 1)];
        foreach (var (_, path, texts) in grains)
        {
            (await TextsAsync(asker, path)).ShouldBe(texts, path);
        }

        (await TextsAsync(asker, $"plan/{hall}")).ShouldBe(1);
        var erasures = $"/management/v1/centres/{hall}/erasures";
        var number = (await asker.PostAsync(erasures, new
        {
            what = "erase",
            basis = "law",
            requests = new[] { request },
            grains = new object[]
            {
                new { kind = "staff", id = "clerk-1" }, new { kind = "department", id = "desk-1" }, new { kind = "centre" }, new { kind = "plan" }, new { kind = "access", versions = new[] { 1 } }, new { kind = "erasures" },
            },
            reason = "They left.",
        })).ShouldBe(200)["number"];
        (await approver.PostAsync($"{erasures}/{number}/approve", new { reason = "Yes." })).ShouldBe(200);
        await DoneAsync(approver, $"{erasures}/{number}");

        foreach (var (kind, path, _) in grains)
        {
            (await TextsAsync(asker, path)).ShouldBe(kind == "erasures" ? 2 : 0, path);
        }

        (await TextsAsync(asker, $"plan/{hall}")).ShouldBe(1, "The names of the plan that counts stay.");
        (await asker.GetAsync($"/management/v1/grains/request/{request}/history")).ShouldBe(200).Body.GetProperty("events")[0].GetProperty("personal").GetString().ShouldBe("erased");
        await AreAtHomeAsync(serving, home, hall);
        (await JournalVerifier.VerifyAsync(serving.Service<IJournal>(), TestKinds.Replays)).First.ShouldBeNull();
    }

    // Words about people, and a request.
    private static async Task<string> PlantAsync(Keyed supervisor, CentreId hall)
    {
        var centre = $"/management/v1/centres/{hall}";
        (await supervisor.PostAsync($"/v1/centres/{hall}/staff/clerk-1/sign-on", new { reason = "He forgot it." })).ShouldBe(200);
        (await supervisor.PostAsync($"/v1/centres/{hall}/staff/clerk-1/pause", new { reason = "A doctor was called." })).ShouldBe(200);
        (await supervisor.PostAsync($"{centre}/departments/desk-1/limit", new { limit = 2, reason = "A burst pipe." })).ShouldBe(200);
        (await supervisor.PostAsync($"{centre}/crisis/declare", new { reason = "Flood." })).ShouldBe(200);
        (await supervisor.PostAsync($"{centre}/crisis/lift", new { reason = "Over." })).ShouldBe(200);
        (await supervisor.PostAsync($"{centre}/erasures/find", new { contact = "x@example.org", reason = "She has called." })).ShouldBe(200);
        return (await supervisor.Api.PostAsync($"/v1/centres/{hall}/requests", new { service = "service-2", personal = new { name = "Eva", contact = "eva@example.org" } })).ShouldBe(201)["request"]!;
    }

    private static async Task<int> TextsAsync(Keyed reader, string grain) =>
        (await reader.Api.SendAsync(HttpMethod.Get, $"/management/v1/grains/{grain}/personal", null, ("X-Api-Key", reader.Key), ("X-Reason", "A check.")))
            .ShouldBe(200).Body.GetProperty("texts").GetArrayLength();

    private static Task DoneAsync(Keyed reader, string erasure) =>
        Until.TrueAsync(async () => (await reader.GetAsync(erasure)).ShouldBe(200)["stage"] == "done");

    // What the test is about: that each grain was on the silo that was never called.
    private static async Task AreAtHomeAsync(TestHost serving, TestHost home, CentreId hall)
    {
        var (factory, there) = (serving.Service<IGrainFactory>(), home.Service<HallHomes>().Here);
        var management = factory.GetGrain<IManagementGrain>(0);
        IAddressable[] grains =
        [
            factory.InHall(StaffGrainKind.Instance, hall, "clerk-1"), factory.InHall(ErasuresGrainKind.Instance, hall, "hall"), factory.InHall(AccessGrainKind.Instance, hall, "hall"), factory.Centre(hall),
        ];
        foreach (var grain in grains)
        {
            var address = default(SiloAddress);
            await Until.TrueAsync(async () => (address = await management.GetActivationAddress(grain)) is not null);
            address.ShouldBe(there, grain.ToString());
        }
    }

    private static async Task<CentreId> HallAtHomeAsync(TestHost home, TestHost other)
    {
        TestHost[] hosts = [home, other];
        await Until.TrueAsync(() => Task.FromResult(hosts.All(host => host.Service<HallHomes>().Candidates().Length == hosts.Length)));
        return Enumerable.Range(1, 40).Select(number => new CentreId($"hall-{number}")).First(home.Service<HallHomes>().IsHere);
    }

    private static async Task<Keyed> NewAsync(TestHost host, Role role, CentreId hall)
    {
        var key = await host.Coordination.NewKeyAsync(new Grant(role, hall));
        await host.Service<AccessDirectory>().RefreshAsync();
        return new Keyed(new Api(host.Client), key.Principal, key.Credential, key.Secret);
    }

    private static Task<TestHost> StartAsync(PostgresJournalOptions database) => TestHost.StartAsync(
        store => store.UsePostgres(database).UseSilo(new CoordinationClusterOptions
        {
            Database = database,
            ClusterId = "erasures",
            SiloPort = FreePort.Next(),
            GatewayPort = FreePort.Next(),
        }),
        web => web.InsecureActors = false,
        services: services => services.AddCoordinationAccess());
}
