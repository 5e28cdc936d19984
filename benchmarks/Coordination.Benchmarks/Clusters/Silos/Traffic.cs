using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Coordination.Benchmarks.Clusters.Silos;

/// <summary>Messages that silos of this process sent so far, as Orleans' own instruments count them; an answer is a message too, but not one to a caller from outside in the same process.</summary>
/// <param name="Within">Messages from a grain to one of the same silo.</param>
/// <param name="Between">Messages from a silo to another.</param>
/// <param name="Bytes">Bytes of those.</param>
internal readonly record struct Messages(long Within, long Between, long Bytes)
{
    public static Messages operator -(Messages later, Messages earlier) =>
        new(later.Within - earlier.Within, later.Between - earlier.Between, later.Bytes - earlier.Bytes);
}

/// <summary>Counts messages while it lives. Counting costs time: nothing is timed meanwhile.</summary>
internal sealed class Traffic : IDisposable
{
    private const string WithinName = "orleans-messaging-sent-local";
    private const string BetweenName = "orleans-messaging-sent-messages-size";

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<Instrument, long> _within = new();
    private long _between;
    private long _bytes;

    public Traffic()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name is WithinName or BetweenName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => Note(instrument, value));
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Note(instrument, value));
        _listener.Start();
    }

    public Messages Read()
    {
        _listener.RecordObservableInstruments();
        return new Messages(_within.Values.Sum(), Interlocked.Read(ref _between), Interlocked.Read(ref _bytes));
    }

    public void Dispose() => _listener.Dispose();

    private void Note(Instrument instrument, long value)
    {
        if (instrument.Name == WithinName)
        {
            _within[instrument] = value;
        }
        else
        {
            Interlocked.Increment(ref _between);
            Interlocked.Add(ref _bytes, value);
        }
    }
}
