using System.Collections.Concurrent;
using System.Diagnostics;

namespace Coordination.TestKit.Telemetry;

/// <summary>The spans of one trace, which begins here: whatever else the process does is not among them.</summary>
public sealed class Spans : IDisposable
{
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ActivityListener _listener;

    /// <summary>Begins a trace and listens.</summary>
    /// <param name="sources">The names of the sources to listen to.</param>
    public Spans(params string[] sources)
    {
        Root = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
        Root.ActivityTraceFlags |= ActivityTraceFlags.Recorded;
        _listener = new ActivityListener
        {
            ShouldListenTo = source => sources.Contains(source.Name),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>The trace's first span.</summary>
    public Activity Root { get; }

    /// <summary>Every span that has ended, of this trace and of others.</summary>
    public IReadOnlyCollection<Activity> Everything => _ended;

    /// <summary>The trace's spans that have ended, in the order of their beginning, each as <c>parent &gt; name</c>.</summary>
    public IReadOnlyList<string> Tree => [.. Mine.Select(span => $"{span.Parent?.OperationName ?? NameOf(span.ParentSpanId)} > {span.OperationName}")];

    /// <summary>The trace's spans that have ended, in the order of their beginning.</summary>
    public IReadOnlyList<Activity> Mine => [.. _ended.Where(span => span.TraceId == Root.TraceId).OrderBy(span => span.StartTimeUtc)];

    /// <summary>The trace's only span of a name.</summary>
    public Activity Named(string name) => Mine.Single(span => span.OperationName == name);

    /// <inheritdoc />
    public void Dispose()
    {
        _listener.Dispose();
        Root.Dispose();
    }

    private string NameOf(ActivitySpanId id) => id == Root.SpanId ? Root.OperationName : _ended.FirstOrDefault(span => span.SpanId == id)?.OperationName ?? "?";
}
