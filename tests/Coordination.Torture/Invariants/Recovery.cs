using Coordination.Torture.Faults;
using Coordination.Torture.Running;

namespace Coordination.Torture.Invariants;

/// <summary>Whether the hall has had time to recover from the faults: only then every invariant must hold.</summary>
internal sealed class Recovery
{
    private readonly World _world;
    private readonly TimeSpan _grace;
    private readonly List<(DateTimeOffset From, DateTimeOffset To)> _disturbances = [];
    private DateTimeOffset _until;
    private TimeSpan _ahead;

    public Recovery(World world, TimeSpan grace, IEnumerable<PlannedFault> plan)
    {
        (_world, _grace, _until) = (world, grace, world.Now + grace);
        foreach (var fault in plan)
        {
            if (WindowOf(fault) is { } window)
            {
                _disturbances.Add((world.Now + window.At, world.Now + window.At + window.For + grace));
            }
        }
    }

    /// <summary>How long after a fault everything must be as it should again.</summary>
    public TimeSpan Grace => _grace;

    /// <summary>Whether everything must be as it should now.</summary>
    public bool IsComplete => _world.Now > _until && !_disturbances.Exists(disturbance => _world.Now >= disturbance.From && _world.Now <= disturbance.To);

    /// <summary>When the latest disturbance ended, or when the run began.</summary>
    public DateTimeOffset QuietSince => _disturbances.Where(disturbance => disturbance.From <= _world.Now).Select(disturbance => disturbance.To - _grace).Append(_until - _grace).Max();

    /// <summary>Something went wrong just now.</summary>
    public void Disturb() => _until = _world.Now + _grace;

    /// <summary>A machine's clock was set.</summary>
    /// <param name="ahead">By how much it was ahead of the true time before.</param>
    public void DisturbClock(TimeSpan ahead)
    {
        _ahead = ahead > _ahead ? ahead : _ahead;
        Disturb();
    }

    /// <summary>The latest time that any clock of the hall may have shown.</summary>
    public DateTimeOffset LatestClock => _world.Now + _ahead;

    /// <summary>No more faults: what is planned does not happen.</summary>
    public void Heal()
    {
        _disturbances.Clear();
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
