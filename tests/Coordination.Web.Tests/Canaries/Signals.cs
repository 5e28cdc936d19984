using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Coordination.Web.Tests.Canaries;

/// <summary>Everything that a host tells those who watch it: every line of every log, and what every measurement and span is tagged with.</summary>
internal sealed class Signals : ILoggerProvider, ILogger
{
    public const string Logs = "logs";
    public const string Metrics = "metrics";
    public const string Traces = "traces";

    private readonly Places _places;
    private readonly MeterListener _meters = new();
    private readonly ActivityListener _spans = new();

    public Signals(Places places)
    {
        _places = places;
        _meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Measured(instrument, tags));
        _meters.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Measured(instrument, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Measured(instrument, tags));
        _meters.Start();
        _spans.ShouldListenTo = _ => true;
        _spans.Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded;
        _spans.ActivityStopped = span => _places.Add(
            Traces, $"{span.OperationName} {span.DisplayName} {Text(span.TagObjects)} {Text(span.Baggage)} {string.Join(' ', span.Events.Select(one => $"{one.Name} {Text(one.Tags)}"))} {span.StatusDescription}");
        ActivitySource.AddActivityListener(_spans);
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _places.Add(Logs, $"{eventId} {formatter(state, exception)} {(state is IEnumerable<KeyValuePair<string, object?>> values ? Text(values) : "")} {exception}");

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        _places.Add(Logs, state is IEnumerable<KeyValuePair<string, object?>> values ? Text(values) : state.ToString());
        return null;
    }

    /// <summary>Takes what is only measured when somebody asks.</summary>
    public void Observe() => _meters.RecordObservableInstruments();

    public void Dispose()
    {
        _meters.Dispose();
        _spans.Dispose();
    }

    private void Measured(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) => _places.Add(Metrics, $"{instrument.Name} {Text(tags.ToArray())}");

    private static string Text<T>(IEnumerable<KeyValuePair<string, T>> values) => string.Join(' ', values.Select(value => $"{value.Key}={value.Value}"));
}
