using Coordination.Centres;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Orleans.Halls;
using Coordination.Telemetry;

namespace Coordination.Orleans.Hosting;

/// <summary>What is read of a silo whenever somebody asks: its halls, and how full it is.</summary>
internal sealed class SiloMeters(
    EngineMeters engine, IJournal journal, TimeProvider time, BackgroundWork background, CommandGate gate, LiveCentres centres, LiveRequests requests) : IDisposable
{
    private readonly HallMeters _halls = new(engine.Meter, time, new HallCounts(journal, time, background), () => centres.Grains);
    private readonly LoadMeters _load = new(engine.Meter, () => gate.InFlight, () => requests.Count);

    public void Dispose()
    {
        _halls.Dispose();
        _load.Dispose();
    }
}
