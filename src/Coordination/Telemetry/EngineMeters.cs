using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Coordination.Telemetry;

/// <summary>What grains measure. One for each host.</summary>
/// <remarks>Recording allocates nothing; callers ask <see cref="Instrument.Enabled"/> first where preparing a measurement costs something.</remarks>
internal sealed class EngineMeters : IDisposable
{
    private static readonly object[] Levels = [0, 1, 2, 3, 4, 5];

    private readonly MeterOwner _owner;
    private readonly Histogram<double> _command;
    private readonly Histogram<double> _turn;
    private readonly Histogram<double> _append;
    private readonly Counter<long> _refusals;
    private readonly Counter<long> _transitions;
    private readonly Counter<long> _breaches;
    private readonly Histogram<double> _wait;

    public EngineMeters(IMeterFactory? factory)
    {
        _owner = new MeterOwner(factory);
        var meter = _owner.Meter;
        _command = meter.CreateHistogram(
            "coordination.command.duration", "s", "From a grain's call to its answer, which is on disk then.", tags: null, Buckets.Machine);
        _turn = meter.CreateHistogram(
            "coordination.turn.duration", "s", "A turn in memory: the wait for the turn before, deciding, applying, and handing over to the journal.", tags: null, Buckets.Machine);
        _append = meter.CreateHistogram(
            "coordination.journal.append.duration", "s", "From handing an append to the journal until it is on disk.", tags: null, Buckets.Machine);
        _refusals = meter.CreateCounter<long>("coordination.command.refusals", "{command}", "Commands that were refused.");
        _transitions = meter.CreateCounter<long>("coordination.request.transitions", "{request}", "Requests that came into a status.");
        _breaches = meter.CreateCounter<long>("coordination.service_level.breaches", "{request}", "Requests whose service level was missed.");
        _wait = meter.CreateHistogram(
            "coordination.queue.wait.duration", "s", "How long a work item waited until somebody had it.", tags: null, Buckets.People);
    }

    /// <summary>The host's meter, for what is read instead of recorded.</summary>
    public Meter Meter => _owner.Meter;

    /// <summary>Whether anybody wants to know of commands.</summary>
    public bool ObservesCommands => _command.Enabled || _refusals.Enabled;

    /// <summary>Whether anybody wants to know of turns.</summary>
    public bool ObservesTurns => _turn.Enabled;

    /// <summary>Whether anybody wants to know of appends.</summary>
    public bool ObservesAppends => _append.Enabled;

    /// <summary>Whether anybody wants to know of requests.</summary>
    public bool ObservesRequests => _transitions.Enabled || _wait.Enabled || _breaches.Enabled;

    public void Command(string kind, string command, TimeSpan duration, Exception? fault)
    {
        var tags = new TagList { { TelemetryTags.GrainKind, kind }, { TelemetryTags.Command, command } };
        if (fault is not null)
        {
            tags.Add(TelemetryTags.ErrorType, fault.GetType().FullName);
        }

        _command.Record(duration.TotalSeconds, tags);
    }

    public void Refused(string code) => _refusals.Add(1, new KeyValuePair<string, object?>(TelemetryTags.RefusalCode, code));

    public void Refused(string code, string kind, string command) => _refusals.Add(
        1, new(TelemetryTags.RefusalCode, code), new(TelemetryTags.GrainKind, kind), new(TelemetryTags.Command, command));

    public void Turn(string kind, string command, TimeSpan duration) =>
        _turn.Record(duration.TotalSeconds, new(TelemetryTags.GrainKind, kind), new(TelemetryTags.Command, command));

    public void Append(string kind, TimeSpan duration) =>
        _append.Record(duration.TotalSeconds, new KeyValuePair<string, object?>(TelemetryTags.GrainKind, kind));

    public void Transitioned(string centre, string status) =>
        _transitions.Add(1, new(TelemetryTags.Centre, centre), new(TelemetryTags.RequestStatus, status));

    /// <param name="centre">Which hall's.</param>
    /// <param name="count">How many; 0 makes the count known, so that the first breach is seen as a rise.</param>
    public void Breached(string centre, int count) => _breaches.Add(count, new KeyValuePair<string, object?>(TelemetryTags.Centre, centre));

    public void Waited(string centre, string department, int urgency, TimeSpan wait) => _wait.Record(
        wait.TotalSeconds, new(TelemetryTags.Centre, centre), new(TelemetryTags.Department, department), new(TelemetryTags.Urgency, Levels[urgency]));

    public void Dispose() => _owner.Dispose();
}
