using Coordination.Hosting;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Simulation.Clock;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Coordination.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Testing;

/// <summary>How a portal tests itself with the engine inside: the engine comes from its own services, and nothing waits.</summary>
public sealed class MemoryTests : IAsyncLifetime
{
    private static readonly CommandMeta Administrator = new(new Actor(ActorKind.Administrator, "ada"));

    private readonly VirtualClock _clock = new(TestHall.Monday);
    private readonly IHost _app;

    public MemoryTests()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddCoordination().UseMemory(_clock);
        _app = builder.Build();
    }

    private ICoordination Hall => _app.Services.GetRequiredService<ICoordination>();

    public Task InitializeAsync() => _app.StartAsync();

    [Fact]
    public async Task Visit_WaitsForWhoCanServeIt_AndIsTheirsOnceSettled()
    {
        await Hall.Plan(TestPlans.Hall).PublishAsync(TestPlans.OneDesk(), null, Administrator);
        var visit = (await Hall.SubmitAsync(new SubmitRequest { Centre = TestPlans.Hall, Service = TestPlans.Passport }, TestHall.Citizen())).Require();

        await Hall.AdvanceAsync(TimeSpan.FromMinutes(10));
        await Hall.Staff(TestPlans.Hall, TestPlans.Anna).ExecuteAsync(new SignOn(), TestHall.By(TestPlans.Anna));
        await Hall.SettleAsync();

        var item = (await Hall.Request(visit.Request).ReadAsync())!.Items[0];
        item.Holder.ShouldBe(TestPlans.Anna);
        item.AssignedAt.ShouldBe(TestHall.Monday.AddMinutes(10));
        _app.Services.GetRequiredService<TimeProvider>().GetUtcNow().ShouldBe(TestHall.Monday.AddMinutes(10));
    }

    public async Task DisposeAsync()
    {
        await _app.StopAsync();
        _app.Dispose();
    }
}
