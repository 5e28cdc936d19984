using Coordination.Hosting;
using Coordination.TestKit.Telemetry;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Hosting;

public sealed class WarmUpTests
{
    [Fact]
    public async Task RunAsync_WholeVisit_SucceedsAndIsMeasuredByNobody()
    {
        using var measurements = new Measurements();

        await WarmUp.RunAsync(new HostParts { Meters = measurements }, CancellationToken.None);

        measurements.Instruments.ShouldBeEmpty();
    }
}
