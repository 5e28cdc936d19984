using Coordination.Torture.Faults;
using Coordination.Torture.Running;

namespace Coordination.Torture.Invariants;

/// <summary>Whether the hall has had time to get over what went wrong: only then everything must be as it should.</summary>
internal sealed class Calm
{
    private readonly World _world;
    private readonly TimeSpan _grace;
    private readonly List<(DateTimeOffset From, DateTimeOffset To)> _troubles = [];
    private DateTimeOffset _until;

    public Calm(World world, TimeSpan grace, IEnumerable<PlannedFault> plan)
    {
        (_world, _grace, _until) = (world, grace, world.Now + grace);
        foreach (var fault in plan)
        {
            if (WindowOf(fault) is { } window)
            {
                _troubles.Add((world.Now + window.At, world.Now + window.At + window.For + grace));
            }
        }
    }

    /// <summary>How long after trouble everything must be well again.</summary>
    public TimeSpan Grace => _grace;

    /// <summary>Whether everything must be well now.</summary>
    public bool Holds => _world.Now > _until && !_troubles.Exists(trouble => _world.Now >= trouble.From && _world.Now <= trouble.To);

    /// <summary>Something went wrong just now.</summary>
    public void Disturb() => _until = _world.Now + _grace;

    /// <summary>No more faults: what is planned does not happen.</summary>
    public void Heal()
    {
        _troubles.Clear();
        Disturb();
    }

    private static (TimeSpan At, TimeSpan For)? WindowOf(PlannedFault fault) => fault switch
    {
        SlowStore slow => (slow.At, slow.For),
        StoreDown down => (down.At, down.For),
        BadNetwork bad => (bad.At, bad.For),
        SecondHost second => (second.At, second.For),
        ClockJump jump => (jump.At, TimeSpan.Zero),
        _ => null,
    };
}
