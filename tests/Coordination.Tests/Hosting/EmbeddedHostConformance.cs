using Coordination.Hosting;
using Coordination.Plans;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Journal;
using Coordination.Testing.Journal;

namespace Coordination.Tests.Hosting;

public sealed class EmbeddedHostConformance : HostConformance
{
    private protected override async Task<HallUnderTest> OpenAsync(
        HallPlan? plan = null, InMemoryStore? store = null, Action<CoordinationOptions>? configure = null)
    {
        var hall = await TestHall.OpenAsync(store: store, configure: configure);
        return await PublishAsync(new HallUnderTest(hall.Host, hall.Journal, () => Task.CompletedTask, hall.DisposeAsync), plan);
    }
}
