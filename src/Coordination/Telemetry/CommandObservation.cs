using System.Diagnostics;
using Coordination.Journal;

namespace Coordination.Telemetry;

/// <summary>One command as telemetry sees it: its span and its measurements.</summary>
internal readonly struct CommandObservation
{
    private readonly EngineMeters? _meters;
    private readonly TimeProvider _time;
    private readonly string _kind;
    private readonly string _command;
    private readonly long _begun;
    private readonly Activity? _span;

    private CommandObservation(EngineMeters? meters, TimeProvider time, GrainKey grain, object command)
    {
        (_meters, _time) = (meters, time);
        (_kind, _command) = (StableNames.OfKind(grain.Kind), StableNames.OfCommand(command));
        _span = Tracing.StartTurn(grain, _kind, _command);
        _begun = time.GetTimestamp();
    }

    /// <summary>Whether anybody listens: without, a command goes its way untouched.</summary>
    public static bool IsWanted(EngineMeters? meters) => Tracing.IsWanted || meters is { ObservesCommands: true };

    public static CommandObservation Begin(EngineMeters? meters, TimeProvider time, GrainKey grain, object command) => new(meters, time, grain, command);

    /// <summary>The command was answered.</summary>
    public void End(Refusal? refusal, long version)
    {
        if (refusal is not null)
        {
            _meters?.Refused(refusal.Code, _kind, _command);
            _span?.SetTag(TelemetryTags.RefusalCode, refusal.Code);
        }

        _span?.SetTag(TelemetryTags.GrainVersion, version);
        Finish(null);
    }

    /// <summary>The command met a fault.</summary>
    public void Fail(Exception fault)
    {
        _span?.Fail(fault);
        Finish(fault);
    }

    private void Finish(Exception? fault)
    {
        _meters?.Command(_kind, _command, _time.GetElapsedTime(_begun), fault);
        _span?.Dispose();
    }
}
