using Coordination.Centres;
using Coordination.Grains;
using Coordination.Journal;
using Coordination.Plans;
using Microsoft.Extensions.Logging;

namespace Coordination.Halls;

/// <summary>What the grains of a hall work with: each other, and the plans.</summary>
/// <param name="Journal">The record.</param>
/// <param name="Grains">The other grains.</param>
/// <param name="Plans">The plans in their working form.</param>
/// <param name="Time">The clock.</param>
/// <param name="Ids">New ids and salts.</param>
/// <param name="Background">Work that no caller waits for.</param>
/// <param name="Logs">Loggers.</param>
internal sealed record HallServices(
    IJournal Journal, IPeerGrains Grains, PlanCatalogue Plans, TimeProvider Time, IIdSource Ids, BackgroundWork Background, ILoggerFactory Logs)
    : GrainServices(Journal, Time, Ids, Background, Logs)
{
    /// <summary>Few: each reads on a connection, of which a host has not many.</summary>
    public const int ComparisonsAtOnce = 4;

    /// <summary>Few: people at the windows come first.</summary>
    public const int BatchCommandsAtOnce = 2;

    /// <summary>Says to the centres of the host whether anything was written; null where they are to compare their memory every time.</summary>
    public RecordWatch? Watch { get; init; }

    /// <summary>How many centres of the host may compare their memory with the record at once, of those that do so by themselves and together.</summary>
    public SemaphoreSlim Comparisons { get; } = new(ComparisonsAtOnce);

    /// <summary>How many commands of batches the host gives at once, of all its batches together.</summary>
    public SemaphoreSlim BatchCommands { get; } = new(BatchCommandsAtOnce);
}
