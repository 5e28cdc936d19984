namespace Coordination.SiloHost.Serving;

/// <summary>What runs the grains, embedded or in a cluster, as far as starting and stopping goes.</summary>
/// <param name="Time">Its clock.</param>
/// <param name="StartAsync">Starts it; it may be called again after it has failed.</param>
/// <param name="StopAsync">Stops it in good order.</param>
internal sealed record HallEngine(
    TimeProvider Time, Func<CancellationToken, ValueTask> StartAsync, Func<CancellationToken, ValueTask> StopAsync);
