using Coordination.Centres;
using Coordination.Journal;
using Coordination.Postgres.Storage;
using Coordination.Postgres.Writing;

namespace Coordination.Postgres;

internal sealed partial class PostgresJournal
{
    /// <inheritdoc />
    /// <exception cref="ArgumentException">The append does not fit together, or holds a text that PostgreSQL cannot keep.</exception>
    public ValueTask AppendAsync(Append append)
    {
        AppendRules.Require(append);
        StorableText.Require(append);
        var work = new AppendWork(append, _time.GetTimestamp());
        Writers.Enqueue(work);
        return new ValueTask(work.Task);
    }

    /// <inheritdoc />
    public async ValueTask<Epoch> TakeEpochAsync(CentreId centre, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return new Epoch(await RunAsync(new EpochWork(centre, _time.GetTimestamp())));
    }

    /// <inheritdoc />
    public async ValueTask<Epoch?> RenewEpochAsync(CentreId centre, Epoch newest, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var epoch = await RunAsync(new EpochRenewalWork(centre, newest, _time.GetTimestamp()));
        return epoch > 0 ? new Epoch(epoch) : null;
    }

    /// <inheritdoc />
    public async ValueTask AddToRingAsync(int number, string key, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        await RunAsync(new RingWork(number, key, _time.GetTimestamp()));
    }

    /// <inheritdoc />
    public async ValueTask CheckAsync(CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        await Writers.CheckAsync(_time.GetTimestamp()).WaitAsync(cancellation);
        if (Writers.RecentFault is { } fault && _translator.Translate(fault) is JournalUnavailableException { Reason: JournalUnavailableReason.Full } full)
        {
            throw full;
        }
    }

    private Task<long> RunAsync(SingleWork work)
    {
        Writers.Enqueue(work);
        return work.Task;
    }

    /// <summary>
    /// While a commit's outcome is unknown, the server may still be at it: what is read then could change afterwards, though
    /// nobody writes. So reads wait until a new session has made sure that the one before has ended.
    /// </summary>
    private ValueTask SettleAsync(CancellationToken cancellation) =>
        Writers.IsInDoubt ? new ValueTask(Writers.SettleAsync(_time.GetTimestamp()).WaitAsync(cancellation)) : ValueTask.CompletedTask;
}
