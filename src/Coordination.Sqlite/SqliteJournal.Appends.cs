using Coordination.Centres;
using Coordination.Journal;
using Coordination.Sqlite.Storage;
using Coordination.Sqlite.Writing;
using SQLitePCL;

namespace Coordination.Sqlite;

internal sealed partial class SqliteJournal
{
    private const long LeastRoom = 1 << 20;

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
    public ValueTask<Epoch?> RenewEpochAsync(CentreId centre, Epoch newest, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var work = new EpochRenewalWork(centre, newest);
        Writer.Enqueue(work);
        return new ValueTask<Epoch?>(work.Task);
    }

    /// <inheritdoc />
    public ValueTask AddToRingAsync(int number, string key, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var work = new RingWork(number, key);
        Writer.Enqueue(work);
        return new ValueTask(work.Task);
    }

    /// <inheritdoc />
    public ValueTask CheckAsync(CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        if (IsDiskFull())
        {
            return ValueTask.FromException(_translator.Translate(new SqliteFault(raw.SQLITE_FULL, "no room is left")));
        }

        var work = new CheckWork();
        Writer.Enqueue(work);
        return new ValueTask(work.Task.WaitAsync(cancellation));
    }

    // The check's own write is so small that it still finds room where no append does.
    private bool IsDiskFull()
    {
        try
        {
            return new DriveInfo(_options.Path).AvailableFreeSpace < LeastRoom;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
