namespace Coordination.Torture.Running;

/// <summary>Where the continuations of one process go: into the world's run queue, as long as the process lives.</summary>
internal sealed class SimulationContext(World world, string name) : SynchronizationContext
{
    /// <summary>Whose it is.</summary>
    public string Name { get; } = name;

    /// <summary>Whether its process is gone: nothing of it runs any more.</summary>
    public bool IsDead { get; private set; }

    /// <summary>Reads, appends and messages that are under way.</summary>
    public int UnderWay { get; set; }

    public void Die() => IsDead = true;

    public override void Post(SendOrPostCallback d, object? state) => world.Enqueue(this, d, state);

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("The simulation never waits for another thread.");

    public override SynchronizationContext CreateCopy() => this;
}
