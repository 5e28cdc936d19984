using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace Coordination.TestKit.Telemetry;

/// <summary>A host's meters, and everything that was measured by them: of this host alone, whatever else the process runs.</summary>
public sealed class Measurements : IMeterFactory
{
    private readonly ConcurrentQueue<Measured> _all = new();
    private readonly List<Meter> _meters = [];
    private readonly MeterListener _listener = new();

    /// <summary>Begins to listen.</summary>
    public Measurements()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, this))
            {
                Instruments[instrument.Name] = instrument;
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>The instruments that were made, by name.</summary>
    public ConcurrentDictionary<string, Instrument> Instruments { get; } = new();

    /// <inheritdoc />
    public Meter Create(MeterOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        lock (_meters)
        {
            var meter = _meters.Find(known => known.Name == options.Name) ?? new Meter(options.Name, options.Version, options.Tags, scope: this);
            _meters.Add(meter);
            return meter;
        }
    }

    /// <summary>What an instrument measured, each as <c>value attribute=value …</c>, in ordinal order.</summary>
    public IReadOnlyList<string> Of(string instrument) =>
        [.. _all.Where(measured => measured.Instrument == instrument).Select(measured => measured.ToString()).Order(StringComparer.Ordinal)];

    /// <summary>What is read of an observable instrument now, in the form of <see cref="Of"/>.</summary>
    public IReadOnlyList<string> Read(string instrument)
    {
        _all.Clear();
        _listener.RecordObservableInstruments();
        return Of(instrument);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _listener.Dispose();
        _meters.ForEach(meter => meter.Dispose());
    }

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _all.Enqueue(new Measured(instrument.Name, value, [.. tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal)]));

    private sealed record Measured(string Instrument, double Value, string[] Tags)
    {
        public override string ToString() => string.Join(' ', [Value.ToString(CultureInfo.InvariantCulture), .. Tags]);
    }
}
