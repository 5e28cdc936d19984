using Coordination.Torture.Running;

namespace Coordination.Torture.Faults;

/// <summary>How messages fare at a moment of the fault plan.</summary>
internal sealed class NetworkFaults(World world, IEnumerable<PlannedFault> plan)
{
    private readonly DateTimeOffset _start = world.Now;
    private readonly List<BadNetwork> _bad = [.. plan.OfType<BadNetwork>()];
    private bool _isHealed;

    /// <summary>The trouble of this moment, if any.</summary>
    public BadNetwork? Now => _isHealed ? null : _bad.Find(bad => world.Now - _start is var time && time >= bad.At && time < bad.At + bad.For);

    public void Heal() => _isHealed = true;
}
