using Coordination.Torture.Faults;
using Coordination.Torture.Running;

namespace Coordination.Torture.Processes;

/// <summary>The machines of the hall and the processes on them: starts, kills and restarts them as the fault plan says.</summary>
internal sealed class Fleet
{
    private readonly RunEnvironment _around;
    private readonly SimulationContext _operators;
    private readonly Machine[] _machines = [new(0), new(1)];
    private readonly HostProcess?[] _processes = new HostProcess?[2];
    private readonly bool[] _wanted = [true, false];
    private int _lives;

    public Fleet(RunEnvironment around, SimulationContext operators, IEnumerable<PlannedFault> plan)
    {
        (_around, _operators) = (around, operators);
        foreach (var fault in plan)
        {
            Schedule(fault);
        }
    }

    private World World => _around.World;

    /// <summary>Whether faults still happen.</summary>
    public bool IsHealed { get; private set; }

    /// <summary>The processes that serve now.</summary>
    public IReadOnlyList<HostProcess> Serving =>
        [.. from process in _processes where process is { IsAlive: true, IsServing: true } select process];

    /// <summary>The only process there is, if there is only one and it serves.</summary>
    public HostProcess? Only => _processes.Count(process => process is { IsAlive: true }) == 1 ? Serving.SingleOrDefault() : null;

    /// <summary>Starts the first process.</summary>
    public void Start() => Start(0);

    /// <summary>From now on nothing goes wrong; one process serves.</summary>
    public void Heal()
    {
        IsHealed = true;
        Leave(1);
        _wanted[0] = true;
        if (_processes[0] is not { IsAlive: true })
        {
            Start(0);
        }
    }

    /// <summary>Kills what serves and starts it again, as for a comparison.</summary>
    public async Task RestartAsync()
    {
        Kill(0, TimeSpan.FromSeconds(1));
        while (Serving.Count == 0)
        {
            await World.DelayAsync(_operators, TimeSpan.FromSeconds(1));
        }
    }

    private void Schedule(PlannedFault fault)
    {
        switch (fault)
        {
            case CrashAtTime crash:
                At(crash.At, () => Kill(World.Chance.Below(2), crash.BackAfter));
                break;
            case GracefulRestart restart:
                At(restart.At, () => StopInOrder(0));
                break;
            case SecondHost second:
                At(second.At, () => Join(1));
                At(second.At + second.For, () => Leave(1));
                break;
            case ClockJump jump:
                At(jump.At, () => Jump(jump));
                break;
        }
    }

    private void At(TimeSpan at, Action action) => World.After(_operators, at, () =>
    {
        if (!IsHealed)
        {
            action();
        }
    });

    private void Jump(ClockJump jump)
    {
        World.Trace($"clock of machine {jump.Machine} jumps by {jump.By}");
        _around.Watch.Recovery.DisturbClock(_machines[jump.Machine].ClockOffset);
        _machines[jump.Machine].ClockOffset += jump.By;
    }

    private void Join(int machine)
    {
        _wanted[machine] = true;
        Start(machine);
    }

    private void Leave(int machine)
    {
        _wanted[machine] = false;
        Kill(machine, null);
    }

    private void Kill(int machine, TimeSpan? backAfter)
    {
        if (_processes[machine] is { IsAlive: true } process)
        {
            World.Trace($"{process.Context.Name} dies");
            process.Die();
            _around.Watch.Recovery.Disturb();
            if (backAfter is { } time)
            {
                World.After(_operators, time, () => Start(machine));
            }
        }
    }

    private void Start(int machine)
    {
        if (_wanted[machine] && _processes[machine] is not { IsAlive: true })
        {
            _around.Watch.Recovery.Disturb();
            var process = new HostProcess(_around, _machines[machine], ++_lives, (dying, crash) => Kill(dying.Machine.Number, crash.BackAfter));
            _processes[machine] = process;
            World.Trace($"{process.Context.Name} starts");
            World.After(process.Context, TimeSpan.Zero, () => Open(process));
        }
    }

    // A process that cannot start gives up, and its machine tries again.
    private async void Open(HostProcess process)
    {
        try
        {
            await process.Host.StartAsync();
            process.IsServing = true;
            _around.Watch.Recovery.Disturb();
            World.Trace($"{process.Context.Name} serves");
        }
        catch (CoordinationException fault)
        {
            World.Trace($"{process.Context.Name} did not start: {fault.Message}");
            Kill(process.Machine.Number, TimeSpan.FromSeconds(2));
        }
    }

    private void StopInOrder(int machine)
    {
        if (_processes[machine] is { IsAlive: true, IsServing: true } process)
        {
            _around.Watch.Recovery.Disturb();
            process.IsServing = false;
            World.After(process.Context, TimeSpan.Zero, () => Stop(process));
        }
    }

    private async void Stop(HostProcess process)
    {
        World.Trace($"{process.Context.Name} is told to stop");
        await process.Host.StopAsync();
        World.Trace($"{process.Context.Name} has stopped");
        Kill(process.Machine.Number, TimeSpan.FromSeconds(1));
    }
}
