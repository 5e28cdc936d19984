using Coordination.Orleans.Hosting;
using Coordination.TestKit.Ports;
using Shouldly;
using Xunit;

namespace Coordination.Orleans.Tests.Hosting;

public sealed class PortHoldTests
{
    [Fact]
    public void TryTake_OfAPortThatSomebodyHolds_IsRefusedThoughNobodyListens()
    {
        var port = FreePort.Next();

        PortHold.TryTake(port).ShouldBeTrue();
        PortHold.TryTake(port).ShouldBeFalse();
    }

    [Fact]
    public void Ports_OfTwoSilosAtOnce_AreFour()
    {
        var options = new CoordinationClusterOptions();

        int[] ports = [SiloPorts.Silo(options), SiloPorts.Gateway(options), SiloPorts.Silo(options), SiloPorts.Gateway(options)];

        ports.ShouldBeUnique();
    }
}
