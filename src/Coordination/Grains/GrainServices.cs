using Coordination.Journal;
using Coordination.Telemetry;
using Microsoft.Extensions.Logging;

namespace Coordination.Grains;

/// <summary>What every grain of a host works with.</summary>
/// <param name="Journal">The record.</param>
/// <param name="Time">The clock.</param>
/// <param name="Ids">New ids and salts.</param>
/// <param name="Background">Work that no caller waits for.</param>
/// <param name="Logs">Loggers.</param>
internal record GrainServices(IJournal Journal, TimeProvider Time, IIdSource Ids, BackgroundWork Background, ILoggerFactory Logs)
{
    /// <summary>What grains measure; null where nobody could ask.</summary>
    internal EngineMeters? Meters { get; init; }
}
