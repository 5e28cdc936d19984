using System.Diagnostics.Metrics;

namespace Coordination.Telemetry;

/// <summary>How full a host is: what it has in hand and in memory.</summary>
/// <remarks>A meter may outlive its host, so it holds this alone; once disposed of, this holds the host no more and shows nothing.</remarks>
internal sealed class LoadMeters : IDisposable
{
    private Func<long>? _commands;
    private Func<long>? _requests;

    /// <param name="meter">The host's meter.</param>
    /// <param name="commands">Commands in flight.</param>
    /// <param name="requests">Requests in memory.</param>
    public LoadMeters(Meter meter, Func<long> commands, Func<long> requests)
    {
        (_commands, _requests) = (commands, requests);
        meter.CreateObservableUpDownCounter("coordination.command.active", () => Read(ref _commands), "{command}", "Commands from outside in flight.");
        meter.CreateObservableUpDownCounter("coordination.request.live", () => Read(ref _requests), "{request}", "Requests in memory.");
    }

    public void Dispose()
    {
        Volatile.Write(ref _commands, null);
        Volatile.Write(ref _requests, null);
    }

    private static IEnumerable<Measurement<long>> Read(ref Func<long>? source) =>
        Volatile.Read(ref source) is { } read ? [new Measurement<long>(read())] : [];
}
