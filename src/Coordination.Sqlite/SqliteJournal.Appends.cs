using Coordination.Centres;
using Coordination.Journal;
using Coordination.Sqlite.Writing;

namespace Coordination.Sqlite;

public sealed partial class SqliteJournal
{
    /// <inheritdoc />
    public ValueTask AppendAsync(Append append)
    {
        AppendRules.Require(append);
        var work = new AppendWork(append);
        Writer.Enqueue(work);
        return new ValueTask(work.Task);
    }

    /// <inheritdoc />
    public ValueTask<Epoch> TakeEpochAsync(CentreId centre, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var work = new EpochWork(centre);
        Writer.Enqueue(work);
        return new ValueTask<Epoch>(work.Task);
    }

    /// <inheritdoc />
    public ValueTask CheckAsync(CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var work = new CheckWork();
        Writer.Enqueue(work);
        return new ValueTask(work.Task.WaitAsync(cancellation));
    }
}
