using Coordination.Journal;
using Coordination.Postgres.Storage;
using Coordination.Telemetry;

namespace Coordination.Postgres.Writing;

/// <summary>The process's writers. A grain always goes by the same one, so that its appends keep their order.</summary>
/// <remarks>While the server carries out the group of one, the next group of another is formed and sent: both sides stay at work.</remarks>
internal sealed class WriterPool : IAsyncDisposable
{
    private readonly WriterLink[] _links;
    private readonly WriterHealth[] _health;
    private readonly GroupWriter[] _writers;

    public WriterPool(
        DataSources sources, SqlTexts texts, FaultTranslator translator, PostgresJournalOptions options, TimeProvider time, CommitMeters meters,
        IWriterEvents events)
    {
        _links = [.. Enumerable.Range(0, options.Writers).Select(_ => new WriterLink(sources.Writer, texts, options.CommandTimeout))];
        _health = [.. _links.Select(_ => new WriterHealth(time, options.RetryFor))];
        _writers = [.. _links.Zip(_health, (link, health) => new GroupWriter(
            link,
            new GroupCommit(link, health, translator, options, time, meters, events),
            new SingleCommit(link, translator, options, time, events),
            options))];
    }

    /// <summary>Whether the outcome of some commit is unknown and no new session has settled it yet.</summary>
    public bool IsInDoubt => Array.Exists(_links, link => link.IsInDoubt);

    /// <summary>Why appends have failed of late; null when they have not.</summary>
    public Exception? RecentFault => _health.Select(health => health.CurrentFault).FirstOrDefault(fault => fault is not null);

    /// <exception cref="ObjectDisposedException">The journal is closed.</exception>
    public void Enqueue(AppendWork work) => _writers[WriterOf(work.Append.Row.Key)].Enqueue(work);

    /// <summary>Hands over work that belongs to no grain.</summary>
    /// <exception cref="ObjectDisposedException">The journal is closed.</exception>
    public void Enqueue(SingleWork work) => _writers[0].Enqueue(work);

    /// <summary>Has every writer write a little, now.</summary>
    public Task CheckAsync(long since)
    {
        var checks = Array.ConvertAll(_writers, _ => new CheckWork(since));
        for (var i = 0; i < checks.Length; i++)
        {
            _writers[i].Enqueue(checks[i]);
        }

        return Task.WhenAll(checks.Select(check => check.Task));
    }

    /// <summary>Has every doubt settled: a new session makes sure that the one before has ended.</summary>
    public Task SettleAsync(long since)
    {
        var settled = new List<Task>();
        for (var i = 0; i < _links.Length; i++)
        {
            if (_links[i].IsInDoubt)
            {
                var work = new SettleWork(since);
                _writers[i].Enqueue(work);
                settled.Add(work.Task);
            }
        }

        return Task.WhenAll(settled);
    }

    /// <summary>Commits what is waiting, then closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var writer in _writers)
        {
            await writer.DisposeAsync();
        }
    }

    // The same in every run, unlike a string's own hash code: so a fault can be repeated.
    private int WriterOf(GrainKey grain)
    {
        var hash = (uint)grain.Kind;
        foreach (var letter in grain.Id)
        {
            hash = (hash * 31) + letter;
        }

        return (int)(hash % (uint)_writers.Length);
    }
}
