using Coordination.Postgres.Storage;

namespace Coordination.Postgres.Writing;

/// <summary>Runs work that stands by itself and may be repeated.</summary>
internal sealed class SingleCommit(WriterLink link, FaultTranslator translator, PostgresJournalOptions options, TimeProvider time, IWriterEvents events)
{
    public async Task RunAsync(SingleWork work)
    {
        var backoff = new RetryBackOff(time, work.IsRetried ? options.RetryFor : TimeSpan.Zero, work.Since);
        while (true)
        {
            var isOpen = false;
            try
            {
                var session = await link.GetAsync();
                isOpen = true;
                work.TrySetResult(await work.RunAsync(session));
                return;
            }
            catch (Exception fault)
            {
                if (!await RecoverAsync(fault, isOpen, backoff))
                {
                    work.Failed(translator.Translate(fault));
                    return;
                }

                events.Retrying(1, fault);
            }
        }
    }

    private async Task<bool> RecoverAsync(Exception fault, bool isOpen, RetryBackOff backoff)
    {
        var kind = isOpen ? FaultClassifier.ClassOf(fault) : FaultClassifier.IsTransientWhenOpening(fault) ? FaultClass.Transient : FaultClass.Permanent;
        if (kind == FaultClass.ConnectionLost || FaultClassifier.NeedsAnotherServer(fault))
        {
            await link.DropAsync();
        }

        return kind != FaultClass.Permanent && await backoff.WaitAsync();
    }
}
