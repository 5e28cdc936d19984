using Coordination.Simulation.Randomness;

namespace Coordination.Torture.Running;

/// <summary>One thread, one seed: a run queue that is picked from at random, and a time that goes on when it is empty.</summary>
internal sealed class World
{
    private readonly List<(SimulationContext Owner, SendOrPostCallback Callback, object? State)> _ready = [];
    private readonly PriorityQueue<ScheduledAction, (long At, long Order)> _alarms = new();
    private readonly List<SimulationContext> _contexts = [];
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly Action<string>? _trace;
    private volatile string? _escape;
    private long _now;
    private long _order;

    public World(ulong seed, DateTimeOffset start, Action<string>? trace = null)
    {
        Chance = new Chance(new SeededRandom(seed, 1));
        _now = start.UtcTicks;
        _trace = trace;
        Log = new EventLog();
    }

    /// <summary>The choices of the scheduler and of everything that takes time.</summary>
    public Chance Chance { get; }

    /// <summary>What happened, as a digest.</summary>
    public EventLog Log { get; }

    /// <summary>The true time; processes have clocks of their own.</summary>
    public DateTimeOffset Now => new(_now, TimeSpan.Zero);

    /// <summary>Callbacks that ran.</summary>
    public long Events { get; private set; }

    /// <summary>The first thing that broke.</summary>
    public BrokenInvariant? Broken { get; private set; }

    public bool IsTraced => _trace is not null;

    /// <summary>Whether nothing is under way anywhere: whatever is to happen next waits for time to pass.</summary>
    public bool IsQuiet => _ready.Count == 0 && _contexts.TrueForAll(context => context.IsDead || context.UnderWay == 0);

    /// <summary>Called whenever the world is quiet, before time goes on.</summary>
    public event Action? Quiet;

    public SimulationContext NewContext(string name)
    {
        var context = new SimulationContext(this, name);
        _contexts.RemoveAll(old => old.IsDead);
        _contexts.Add(context);
        return context;
    }

    public void Trace(string line) => _trace?.Invoke($"{Now:HH:mm:ss.fffffff} {line}");

    public void Break(string invariant, string message)
    {
        Trace($"BROKEN {invariant}: {message}");
        Broken ??= new BrokenInvariant(invariant, Now, message);
    }

    /// <summary>Every entrance of the simulation asks: a call from another thread means that the core has let go of ours.</summary>
    public void AssertHere(string where)
    {
        if (Environment.CurrentManagedThreadId != _thread)
        {
            _escape ??= $"{where} was called on another thread:\n{Environment.StackTrace}";
        }
    }

    public void Enqueue(SimulationContext owner, SendOrPostCallback callback, object? state)
    {
        AssertHere("A continuation");
        if (_escape is null && !owner.IsDead)
        {
            _ready.Add((owner, callback, state));
        }
    }

    /// <summary>Runs something in a process, after a time.</summary>
    public ScheduledAction After(SimulationContext owner, TimeSpan time, Action action, bool isIo = false)
    {
        var alarm = new ScheduledAction(owner, action, isIo);
        owner.UnderWay += isIo ? 1 : 0;
        _alarms.Enqueue(alarm, (_now + Math.Max(0, time.Ticks), _order++));
        return alarm;
    }

    /// <summary>Waits in a process; never ends when the process dies.</summary>
    public Task DelayAsync(SimulationContext owner, TimeSpan time, bool isIo = false)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        After(owner, time, done.SetResult, isIo);
        return done.Task;
    }

    /// <summary>Goes on until a task ends, something breaks, or too much has happened.</summary>
    public void RunUntil(Task task, long mostEvents)
    {
        var before = SynchronizationContext.Current;
        try
        {
            while (!task.IsCompleted && Broken is null)
            {
                if (_escape is { } escape)
                {
                    Break("escape", escape);
                }
                else if (!Step())
                {
                    Break("stuck", "Nothing is left to happen, and the run is not over.");
                }
                else if (Events > mostEvents)
                {
                    Break("endless", $"{mostEvents} events were not enough; something goes round in circles.");
                }
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private bool Step()
    {
        if (_ready.Count == 0 && !GoOn())
        {
            return false;
        }

        if (_ready.Count == 0)
        {
            return true;
        }

        var chosen = Chance.Below(_ready.Count);
        var (owner, callback, state) = _ready[chosen];
        _ready[chosen] = _ready[^1];
        _ready.RemoveAt(_ready.Count - 1);
        if (!owner.IsDead)
        {
            Events++;
            SynchronizationContext.SetSynchronizationContext(owner);
            callback(state);
        }

        return true;
    }

    private bool GoOn()
    {
        if (IsQuiet)
        {
            Quiet?.Invoke();
        }

        if (_ready.Count > 0)
        {
            return true;
        }

        if (!_alarms.TryPeek(out _, out var first))
        {
            return false;
        }

        _now = Math.Max(_now, first.At);
        while (_alarms.TryPeek(out var alarm, out var key) && key.At <= _now)
        {
            _alarms.Dequeue();
            Ring(alarm);
        }

        return true;
    }

    private void Ring(ScheduledAction alarm)
    {
        if (alarm.IsIo)
        {
            alarm.Owner.UnderWay--;
        }

        if (!alarm.IsCalledOff && !alarm.Owner.IsDead)
        {
            _ready.Add((alarm.Owner, static action => ((ScheduledAction)action!).Run(), alarm));
        }
    }
}
