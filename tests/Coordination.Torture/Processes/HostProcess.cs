using Coordination.Hosting;
using Coordination.Simulation.Randomness;
using Coordination.Torture.Bugs;
using Coordination.Torture.Faults;
using Coordination.Torture.Messages;
using Coordination.Torture.Running;
using Coordination.Torture.Storage;

namespace Coordination.Torture.Processes;

/// <summary>One life of a serving process: a host with its journal, its clock and everything that dies with it.</summary>
internal sealed class HostProcess
{
    private readonly SimulatedJournal _journal;

    public HostProcess(RunEnvironment around, Machine machine, int life, Action<HostProcess, CrashAtCommit> crash)
    {
        Machine = machine;
        Context = around.World.NewContext($"m{machine.Number}.{life}");
        Clock = new HostClock(around.World, Context, machine);
        _journal = new SimulatedJournal(
            around.World, Context, around.Bug.Disk(around.Disk, around.World), around.StoreFaults, fault => crash(this, fault), around.Watch.Recovery.Disturb);
        var network = new Network(around, this);
        Host = new EmbeddedHost(
            _journal, Options(around), Clock, new SeededIds((ulong)((machine.Number * 1000) + life)), new FaultLogs(around.World, Context.Name),
            new HostParts { Decorate = grains => new SimulatedGrains(around.Bug.Grains(grains, around.World), network), Requests = around.Bug.Requests() });
    }

    public Machine Machine { get; }

    public SimulationContext Context { get; }

    public HostClock Clock { get; }

    public EmbeddedHost Host { get; }

    /// <summary>Whether it has started and serves.</summary>
    public bool IsServing { get; set; }

    public bool IsAlive => !Context.IsDead;

    /// <summary>It is gone, with everything in memory.</summary>
    public void Die()
    {
        IsServing = false;
        Context.Die();
        _journal.Abandon();
    }

    private static CoordinationOptions Options(RunEnvironment around)
    {
        var options = around.Setting.Options();
        around.Bug.Change(options);
        return options;
    }
}
