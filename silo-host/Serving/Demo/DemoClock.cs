namespace Coordination.SiloHost.Serving.Demo;

/// <summary>Waits for the hall's time at the demo's speed.</summary>
internal sealed class DemoClock(TimeProvider time, double speed)
{
    public Task PassAsync(TimeSpan hallTime, CancellationToken cancellation) => Task.Delay(hallTime / speed, time, cancellation);

    /// <summary>Waits in the reader's time.</summary>
    public Task WaitAsync(TimeSpan realTime, CancellationToken cancellation) => Task.Delay(realTime, time, cancellation);
}
