using System.Diagnostics;
using System.Threading.Channels;

namespace Coordination.Postgres.Writing;

/// <summary>One loop that commits whatever has come in since its last commit, as one transaction.</summary>
/// <remarks>No timer: an idle writer commits at once, a busy one finds the more waiting the longer its last commit took.</remarks>
internal sealed class GroupWriter : IAsyncDisposable
{
    private readonly Channel<IWriteWork> _incoming = Channel.CreateUnbounded<IWriteWork>(new UnboundedChannelOptions { SingleReader = true });
    private readonly AppendGroup _group = new();
    private readonly WriterLink _link;
    private readonly GroupCommit _commit;
    private readonly SingleCommit _single;
    private readonly PostgresJournalOptions _options;
    private readonly Task _work;

    public GroupWriter(WriterLink link, GroupCommit commit, SingleCommit single, PostgresJournalOptions options)
    {
        (_link, _commit, _single, _options) = (link, commit, single, options);
        _work = WorkAsync();
    }

    /// <exception cref="ObjectDisposedException">The journal is closed.</exception>
    public void Enqueue(IWriteWork work) => ObjectDisposedException.ThrowIf(!_incoming.Writer.TryWrite(work), typeof(PostgresJournal));

    /// <summary>Commits what is waiting, then closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        _incoming.Writer.TryComplete();
        await _work;
        await _link.DisposeAsync();
    }

    private async Task WorkAsync()
    {
        // The loop is no part of the call that opened the journal.
        Activity.Current = null;
        while (await _incoming.Reader.WaitToReadAsync())
        {
            TakeGroup();
            if (_group.Count > 0)
            {
                await _commit.CommitAsync(_group);
                _group.Clear();
            }
            else if (_incoming.Reader.TryRead(out var work))
            {
                await _single.RunAsync((SingleWork)work);
            }
        }
    }

    private void TakeGroup()
    {
        while (_incoming.Reader.TryPeek(out var work)
            && work is AppendWork append
            && _group.TryAdd(append, _options.MaxGroupSize, _options.MaxGroupBytes))
        {
            _incoming.Reader.TryRead(out _);
        }
    }
}
