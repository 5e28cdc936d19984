using Coordination.Journal;
using Coordination.Plans;
using Microsoft.Extensions.Logging;

namespace Coordination.Hosting;

/// <summary>What every grain of a host works with.</summary>
/// <param name="Journal">The record.</param>
/// <param name="Grains">The other grains.</param>
/// <param name="Plans">The plans in their working form.</param>
/// <param name="Time">The clock.</param>
/// <param name="Ids">New ids and salts.</param>
/// <param name="Background">Work that no caller waits for.</param>
/// <param name="Logs">Loggers.</param>
public sealed record GrainServices(
    IJournal Journal, IGrains Grains, PlanCatalogue Plans, TimeProvider Time, IIdSource Ids, BackgroundWork Background, ILoggerFactory Logs);
