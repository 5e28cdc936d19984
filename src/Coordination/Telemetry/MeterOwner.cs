using System.Diagnostics.Metrics;

namespace Coordination.Telemetry;

/// <summary>One host's meter: the application's factory makes and keeps it where there is one, else the host does.</summary>
/// <remarks>Each host has its own, so that several in one process are told apart and one that is gone is heard of no more.</remarks>
internal sealed class MeterOwner(IMeterFactory? factory) : IDisposable
{
    public Meter Meter { get; } = factory?.Create(CoordinationTelemetry.MeterName) ?? new Meter(CoordinationTelemetry.MeterName);

    public void Dispose()
    {
        if (factory is null)
        {
            Meter.Dispose();
        }
    }
}
