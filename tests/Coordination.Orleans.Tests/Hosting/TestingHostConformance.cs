using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Orleans.Hosting;
using Coordination.Plans;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Journal;
using Coordination.TestKit.Kinds;
using Coordination.Testing.Journal;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace Coordination.Orleans.Tests.Hosting;

/// <summary>A silo that Orleans' own testing host makes: its members, its ports, its application builder, and the engine beside.</summary>
public sealed class TestingHostConformance : HostConformance
{
    private protected override async Task<HallUnderTest> OpenAsync(
        HallPlan? plan = null, InMemoryStore? store = null, Action<CoordinationOptions>? configure = null)
    {
        var journal = new InMemoryJournal(store);
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 1);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton(TestKinds.Parts);
            silo.Services.AddSingleton<IJournal>(journal);
            silo.Services.AddSingleton(new SiloTermination(_ => { }));
            silo.AddCoordination(configure ?? (_ => { }));
        });
        builder.ConfigureClient(client => client.AddCoordination());
        var cluster = builder.Build();
        await cluster.DeployAsync();
        var silo = cluster.GetSiloServiceProvider();
        var stopped = 0;
        return await PublishAsync(
            new HallUnderTest(
                silo.GetRequiredService<ICoordination>(),
                journal,
                () => silo.GetRequiredService<BackgroundWork>().WhenIdleAsync(),
                async () =>
                {
                    if (Interlocked.Exchange(ref stopped, 1) == 0)
                    {
                        await cluster.StopAllSilosAsync();
                        await cluster.DisposeAsync();
                    }
                }),
            plan);
    }
}
