using Coordination.Hosting;
using Coordination.Orleans.Grains;
using Coordination.Orleans.Hosting;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Sqlite;
using Coordination.Staff;
using Coordination.TestKit.Clocks;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;
using Shouldly;
using Xunit;
using static Coordination.Orleans.Tests.Hosting.SiloQuestions;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Orleans.Tests.Hosting;

/// <summary>A silo alone, on SQLite, without any database of members or reminders; in an application with grains and filters of its own.</summary>
public sealed class LoneSiloTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-lone-").FullName;
    private readonly CoordinationClusterOptions _options = new() { SiloPort = FreePort.Next(), GatewayPort = FreePort.Next() };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Client_InAnotherHostWithoutAStore_ReachesTheGrains()
    {
        await using var silo = await StartSiloAsync();
        await using var client = await TestSilo.StartAsync(services => services.AddCoordination().UseCluster(_options));

        await client.PublishAsync(Hall);
        (await client.Staff(Hall, Anna).ExecuteAsync(new SignOn(), TestHall.By(Anna))).Require();
        var request = (await client.SubmitAsync(new SubmitRequest { Centre = Hall, Service = Passport }, TestHall.Citizen())).Require().Request;
        await UntilAsync(async () => (await client.Request(request).ReadAsync())!.Items[0].Holder == Anna);

        (await silo.Request(request).ReadAsync())!.Items[0].Holder.ShouldBe(Anna);
        Should.Throw<InvalidOperationException>(() => client.Journal).Message.ShouldContain(".UsePostgres(");
    }

    [Fact]
    public async Task Silo_StartedAgain_ServesWhatIsOnRecord()
    {
        RequestId request;
        await using (var before = await StartSiloAsync())
        {
            await before.PublishAsync(Hall);
            request = (await before.SubmitAsync(new SubmitRequest { Centre = Hall, Service = Passport }, TestHall.Citizen())).Require().Request;
        }

        await using var after = await StartSiloAsync();

        (await after.Request(request).ReadAsync())!.Status.ShouldBe(RequestStatus.Waiting);
        (await after.Centre(Hall).ReadQueueAsync()).Waiting.ShouldBe(1);
    }

    [Fact]
    public async Task OwnGrain_CallingTheCentreOfItsSilo_SendsAMessageThatItsFilterSees()
    {
        var seen = new SeenCalls();
        await using var silo = await StartSiloAsync(orleans => orleans.AddIncomingGrainCallFilter(seen));
        await silo.PublishAsync(Hall);
        (await silo.SubmitAsync(new SubmitRequest { Centre = Hall, Service = Passport }, TestHall.Citizen())).Require();
        await silo.WhenIdleAsync();
        var before = seen.Types.Count(type => type == GrainNames.Centre);

        (await silo.Inside.GetRequiredService<IGrainFactory>().GetGrain<IAskingGrain>(Hall.ToString()).CountWaitingAsync()).ShouldBe(1);

        seen.Types.Count(type => type == GrainNames.Centre).ShouldBe(before + 1);
    }

    [Fact]
    public async Task UseOrleans_OfTheApplication_TakesTheEngineBesideItsOwnGrains()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(_options.SiloPort!.Value, _options.GatewayPort!.Value);
            silo.AddMemoryGrainStorage(GrainStorageServices.DefaultName);
            silo.AddCoordination().UseSqlite(Path.Combine(_folder, "hall.db"));
        });
        await using var silo = await TestSilo.StartAsync(builder);
        await silo.PublishAsync(Hall);

        var own = silo.Inside.GetRequiredService<IGrainFactory>().GetGrain<IAskingGrain>(Hall.ToString());

        (await own.CountWaitingAsync()).ShouldBe(0);
        (await own.AddAsync(2)).ShouldBe(2);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(24 * 400)]
    public async Task Submit_AfterTheClockWasSetBack_IsTakenIn(int hours)
    {
        var clock = new ShiftedTime(TimeSpan.Zero);
        await using var silo = await StartSiloAsync(orleans => orleans.Services.AddSingleton<TimeProvider>(clock));
        await silo.PublishAsync(Hall);
        (await silo.SubmitAsync(new SubmitRequest { Centre = Hall, Service = Passport }, TestHall.Citizen())).Require();

        clock.By = TimeSpan.FromHours(-hours);

        var later = (await silo.SubmitAsync(new SubmitRequest { Centre = Hall, Service = Passport }, TestHall.Citizen())).Require();
        (await silo.Request(later.Request).ReadAsync())!.Status.ShouldBe(RequestStatus.Waiting);
    }

    [Fact]
    public async Task Start_WithoutAStore_IsRefused()
    {
        var refused = await Should.ThrowAsync<OrleansConfigurationException>(() => TestSilo.StartAsync(services => services.AddCoordination().UseSilo(_options)));

        refused.Message.ShouldContain(".UseSqlite(path)");
    }

    [Fact]
    public void UseSilo_WithOnePortForTwo_IsRefused() =>
        Should.Throw<ArgumentException>(() => new ServiceCollection().AddCoordination().UseSilo(new CoordinationClusterOptions { SiloPort = 7, GatewayPort = 7 }))
            .Message.ShouldContain("two ports");

    [Fact]
    public async Task Ports_TakenByAnotherProgram_AreReplacedByFreeOnes()
    {
        await using var silo = await StartSiloAsync(options: new CoordinationClusterOptions());
        await using var other = await StartSiloAsync(options: new CoordinationClusterOptions(), file: "other.db");

        await other.PublishAsync(Hall);

        (await silo.Plan(Hall).ReadAsync()).ShouldBeNull();
    }

    private Task<TestSilo> StartSiloAsync(Action<ISiloBuilder>? configure = null, CoordinationClusterOptions? options = null, string file = "hall.db") =>
        TestSilo.StartAsync(services => services.AddCoordination().UseSqlite(Path.Combine(_folder, file)).UseSilo(options ?? _options, silo =>
        {
            silo.AddMemoryGrainStorage(GrainStorageServices.DefaultName);
            silo.Services.AddSingleton(new SiloTermination(_ => { }));
            configure?.Invoke(silo);
        }));
}
