using Coordination.Halls;
using Coordination.Journal;

namespace Coordination.Erasures;

/// <summary>Has erasures go on that were under way when their host ended.</summary>
/// <remarks>One small query says what is new; only halls that have had erasures are in it. Used by one at a time.</remarks>
internal sealed class ErasuresResumption(IJournalReader journal, IGrains grains)
{
    private const int AtOnce = 1000;

    private readonly Dictionary<GrainKey, long> _idle = [];

    /// <summary>Wakes the erasures of every hall where texts are still to be erased.</summary>
    public async ValueTask RunAsync(CancellationToken cancellation)
    {
        string? after = null;
        IReadOnlyList<GrainVersion> page;
        do
        {
            page = await journal.ReadVersionsAsync(ErasuresBehaviour.Number, after, AtOnce, cancellation);
            foreach (var known in page)
            {
                after = known.Grain.Id;
                await WakeAsync(known, cancellation);
            }
        }
        while (page.Count == AtOnce);
    }

    private async ValueTask WakeAsync(GrainVersion known, CancellationToken cancellation)
    {
        if (_idle.GetValueOrDefault(known.Grain) == known.Version || await journal.ReadRowAsync(known.Grain, cancellation) is not { } row)
        {
            return;
        }

        if (row.Status == ErasuresBehaviour.Erasing)
        {
            await (known.Grain == ErasuresGrainKind.KeyOf(null) ? grains.ErasuresOfAllHalls() : grains.Erasures(row.Centre)).ReadAsync(cancellation);
        }
        else
        {
            _idle[known.Grain] = row.Version;
        }
    }
}
