using Coordination.Halls;
using Coordination.Journal;

namespace Coordination.Batches;

/// <summary>Has batches go on that were under way when their host ended.</summary>
internal sealed class BatchResumption(IJournalReader journal, IGrains grains)
{
    /// <summary>Wakes every batch that has still something to tell.</summary>
    public async ValueTask RunAsync(CancellationToken cancellation)
    {
        await foreach (var row in journal.ReadAllAsync(new RowQuery { Kind = BatchBehaviour.Number, IsOpen = true }, cancellation))
        {
            var id = row.Key.Id;
            await grains.Batch(row.Centre, new BatchId(id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..])).ReadAsync(cancellation);
        }
    }
}
