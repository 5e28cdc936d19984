using System.Net;
using Coordination.Orleans.Hosting;
using Coordination.Orleans.Tests.Clusters;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Ports;
using Coordination.TestKit.Postgres;
using Orleans.Configuration;
using Orleans.Hosting;
using Shouldly;
using Xunit;
using static Coordination.Orleans.Tests.Hosting.SiloQuestions;

namespace Coordination.Orleans.Tests.Hosting;

/// <summary>A connection to a silo breaks, and the silo lives: nobody may declare it dead.</summary>
[NeedsPostgres(Own = true)]
[Collection(nameof(ClusterCollection))]
public sealed class BrokenConnectionTests(ClusterFixture cluster)
{
    // So that probes, which fail meanwhile, are no reason either.
    private static readonly FailureDetection Slow = new() { ProbeTimeout = TimeSpan.FromMinutes(1), MissedProbes = 10 };

    private readonly int _port = FreePort.Next();

    [NeedFact]
    public async Task Connection_BreaksAndTheSiloAnswersAnother_BothStayAtWork()
    {
        await using var relay = new Relay(_port);
        relay.Listen();
        await using var silos = new InProcessSilos(cluster) { Detection = Slow };
        var (near, far) = await StartAsync(silos, relay);

        var before = relay.Asked;
        relay.Break();

        await StayAtWorkAsync(relay, before, near, far);
    }

    [NeedFact]
    public async Task Connection_BreaksAndTheSiloRefusesForAMoment_BothStayAtWork()
    {
        var refused = 0;
        await using var relay = new Relay(_port);
        relay.Listen();
        await using var silos = new InProcessSilos(cluster)
        {
            Detection = Slow,
            Logs = new EventListener(PeerFailureDetector.Refused, () =>
            {
                if (Interlocked.Increment(ref refused) == 1)
                {
                    relay.Listen();
                }
            }),
        };
        var (near, far) = await StartAsync(silos, relay);

        var before = relay.Asked;
        relay.Refuse();
        relay.Break();

        await StayAtWorkAsync(relay, before, near, far);
        refused.ShouldBeGreaterThanOrEqualTo(1);
    }

    /// <summary>Two silos; the second, which comes to the first, reaches it by the relay only.</summary>
    private async Task<(TestSilo Near, TestSilo Far)> StartAsync(InProcessSilos silos, Relay relay)
    {
        var far = await silos.StartAsync(
            port: relay.Port, configure: orleans => orleans.Configure<EndpointOptions>(ends => ends.SiloListeningEndpoint = new IPEndPoint(IPAddress.Loopback, _port)));
        var near = await silos.StartAsync();
        await near.PublishAsync(await far.NewHallAsync(near));
        relay.Carrying.ShouldBeGreaterThan(0);
        return (near, far);
    }

    private static async Task StayAtWorkAsync(Relay relay, int before, TestSilo near, TestSilo far)
    {
        // It has been asked whether it is there (as at the start already), and who asked has made up his mind.
        await UntilAsync(() => new(relay.Asked > before));
        await Task.WhenAll(near.WhenIdleAsync(), far.WhenIdleAsync());

        near.Homes().Active().Length.ShouldBe(2);
        far.Homes().Active().Length.ShouldBe(2);
        await near.PublishAsync(await far.NewHallAsync(near));
        await far.PublishAsync(await near.NewHallAsync(far));
    }
}
