using Coordination.Torture.Faults;
using Coordination.Torture.Running;

namespace Coordination.Torture.Storage;

/// <summary>How the store behaves at a moment of the fault plan.</summary>
internal sealed class StoreFaults
{
    private static readonly TimeSpan Usual = TimeSpan.FromMilliseconds(20);

    private readonly World _world;
    private readonly DateTimeOffset _start;
    private readonly Dictionary<int, AppendFault> _appends = [];
    private readonly Dictionary<int, CrashAtCommit> _crashes = [];
    private readonly HashSet<int> _takings = [];
    private readonly List<SlowStore> _slow = [];
    private readonly List<StoreDown> _down = [];
    private int _appended;
    private int _taken;

    public StoreFaults(World world, IEnumerable<PlannedFault> plan)
    {
        (_world, _start) = (world, world.Now);
        foreach (var fault in plan)
        {
            Add(fault);
        }
    }

    /// <summary>Whether faults still happen.</summary>
    public bool IsHealed { get; private set; }

    public bool IsDown => !IsHealed && _down.Exists(down => IsNow(down.At, down.For));

    public void Heal() => IsHealed = true;

    /// <summary>How long an operation takes.</summary>
    public TimeSpan Latency() =>
        _world.Chance.Delay(!IsHealed && _slow.Find(slow => IsNow(slow.At, slow.For)) is { } slow ? slow.Most : Usual);

    /// <summary>What happens to the next append.</summary>
    public (AppendFault? Fault, CrashAtCommit? Crash) NextAppend()
    {
        _appended++;
        return IsHealed ? default : (_appends.GetValueOrDefault(_appended), _crashes.GetValueOrDefault(_appended));
    }

    /// <summary>Whether the answer to the next taking of an epoch is lost.</summary>
    public bool NextTakingIsLost() => _takings.Contains(++_taken) && !IsHealed;

    private bool IsNow(TimeSpan at, TimeSpan length) => _world.Now - _start is var time && time >= at && time < at + length;

    private void Add(PlannedFault fault)
    {
        switch (fault)
        {
            case AppendFault append:
                _appends[append.Append] = append;
                break;
            case CrashAtCommit crash:
                _crashes[crash.Append] = crash;
                break;
            case EpochFault epoch:
                _takings.Add(epoch.Taking);
                break;
            case SlowStore slow:
                _slow.Add(slow);
                break;
            case StoreDown down:
                _down.Add(down);
                break;
        }
    }
}
