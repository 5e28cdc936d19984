using Coordination.Journal;

namespace Coordination.Telemetry;

/// <summary>One turn's time in memory.</summary>
internal readonly struct TurnObservation
{
    private readonly EngineMeters? _meters;
    private readonly TimeProvider? _time;
    private readonly long _begun;

    private TurnObservation(EngineMeters meters, TimeProvider time) => (_meters, _time, _begun) = (meters, time, time.GetTimestamp());

    /// <summary>A turn is wanted; nothing is measured where nobody listens.</summary>
    public static TurnObservation Begin(EngineMeters? meters, TimeProvider time) =>
        meters is { ObservesTurns: true } ? new TurnObservation(meters, time) : default;

    public void End(GrainKind kind, object command) =>
        _meters?.Turn(StableNames.OfKind(kind), StableNames.OfCommand(command), _time!.GetElapsedTime(_begun));
}
