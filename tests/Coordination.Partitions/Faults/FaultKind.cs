using Coordination.Partitions.Networks;

namespace Coordination.Partitions.Faults;

/// <summary>A kind of harm.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Run">Does it, lets it last, and mends it.</param>
internal sealed record FaultKind(string Name, Func<Scene, Task> Run)
{
    /// <summary>Whether it can be done on a network; null is one that cannot be cut.</summary>
    public Predicate<IDisturbance?> CanRun { get; init; } = _ => true;

    /// <summary>For how long a hall may be without an assignment from then on.</summary>
    public TimeSpan Gap { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a call may take at a client that tries other silos.</summary>
    public TimeSpan Call { get; init; } = Clients.HallClient.Limit;
}
