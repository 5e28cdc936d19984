namespace Coordination.Torture.Running;

/// <summary>Something that happens at a time, unless it is called off or its process dies.</summary>
internal sealed class ScheduledAction(SimulationContext owner, Action action, bool isIo)
{
    public SimulationContext Owner { get; } = owner;

    public Action Action { get; } = action;

    /// <summary>Whether the world is not quiet before it rings: it is an answer or a message.</summary>
    public bool IsIo { get; } = isIo;

    public bool IsCalledOff { get; private set; }

    public void CallOff() => IsCalledOff = true;

    public void Run()
    {
        if (!IsCalledOff)
        {
            Action();
        }
    }
}
