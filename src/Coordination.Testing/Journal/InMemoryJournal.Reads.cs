using System.Runtime.CompilerServices;
using Coordination.Centres;
using Coordination.Journal;

namespace Coordination.Testing.Journal;

internal sealed partial class InMemoryJournal
{
    /// <inheritdoc />
    public ValueTask<GrainRow?> ReadRowAsync(GrainKey grain, CancellationToken cancellation = default) =>
        Read(() => _store.Rows.GetValueOrDefault(grain), cancellation);

    /// <inheritdoc />
    public IAsyncEnumerable<JournalEntry> ReadHistoryAsync(GrainKey grain, long afterVersion = 0, CancellationToken cancellation = default) =>
        Stream(() => History(grain).Where(entry => entry.Event.Version > afterVersion), cancellation);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<(long Version, CommandStamp Command)>> ReadCommandsAsync(
        GrainKey grain, CancellationToken cancellation = default) =>
        Read<IReadOnlyList<(long Version, CommandStamp Command)>>(
            () => [.. from entry in History(grain) where entry.Event.Command is not null select (entry.Event.Version, entry.Event.Command)],
            cancellation);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<GrainKey>> FindPersonalAsync(KeyDigest digest, int limit, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return Read<IReadOnlyList<GrainKey>>(
            () => [.. _store.Histories
                .Where(history => history.Value.Exists(entry => entry.Event.Personal?.Index.Contains(digest) == true))
                .Select(history => history.Key)
                .OrderBy(key => key.Kind).ThenBy(key => key.Id, StringComparer.Ordinal)
                .Take(limit)],
            cancellation);
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<JournalEntry>> ReadFeedAsync(long afterSequence, int limit, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return Read<IReadOnlyList<JournalEntry>>(() => [.. _store.Entries.Skip((int)afterSequence).Take(limit)], cancellation);
    }

    /// <inheritdoc />
    public ValueTask<long> ReadLastSequenceAsync(CancellationToken cancellation = default) =>
        Read(() => (long)_store.Entries.Count, cancellation);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<OpenHall>> ReadOpenHallsAsync(CancellationToken cancellation = default) =>
        Read<IReadOnlyList<OpenHall>>(
            () => [.. _store.Rows.Values
                .Where(row => row.Key.Kind == GrainKind.Request && row.IsOpen)
                .GroupBy(row => row.Centre)
                .Select(hall => new OpenHall(hall.Key, hall.Min(row => row.Due)))
                .OrderBy(hall => hall.Centre.ToString(), StringComparer.Ordinal)],
            cancellation);

    /// <inheritdoc />
    public async ValueTask<Epoch> ReadEpochAsync(CentreId centre, CancellationToken cancellation = default)
    {
        EpochReads++;
        var epoch = await Read(() => _store.Epochs.GetValueOrDefault(centre), cancellation);
        await (EpochAnswers ?? Task.CompletedTask);
        return epoch;
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<GrainRow>> ReadLatestClosedAsync(CentreId centre, int limit, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1000);
        return Read<IReadOnlyList<GrainRow>>(
            () => [.. _store.Rows.Values
                .Where(row => row.Key.Kind == GrainKind.Request && !row.IsOpen && row.Centre == centre)
                .OrderByDescending(row => row.Since)
                .ThenByDescending(row => row.Key.Id, StringComparer.Ordinal)
                .Take(limit)],
            cancellation);
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<GrainVersion>> ReadVersionsAsync(
        GrainKind kind, string? afterId, int limit, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1000);
        return Read<IReadOnlyList<GrainVersion>>(
            () => [.. _store.Rows.Values
                .Where(row => row.Key.Kind == kind && string.CompareOrdinal(row.Key.Id, afterId) > 0)
                .OrderBy(row => row.Key.Id, StringComparer.Ordinal)
                .Take(limit)
                .Select(row => new GrainVersion(row.Key, row.Version))],
            cancellation);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<GrainKey> ReadKeysAsync(CancellationToken cancellation = default) =>
        Stream(() => _store.Keys.OrderBy(key => key.Kind).ThenBy(key => key.Id, StringComparer.Ordinal), cancellation);

    /// <inheritdoc />
    public IAsyncEnumerable<GrainHistory> ReadGrainsAsync(CancellationToken cancellation = default) =>
        Stream(
            () => _store.Keys.Select(key => new GrainHistory(
                key,
                _store.Rows.GetValueOrDefault(key),
                [.. History(key).Select(entry => entry.Event)])
            {
                Sequences = [.. History(key).Select(entry => entry.Sequence)],
            }),
            cancellation);

    /// <inheritdoc />
    public IAsyncEnumerable<JournalLink> ReadLinksAsync(long afterSequence = 0, CancellationToken cancellation = default) =>
        Stream(
            () => _store.Histories.Values
                .SelectMany(history => history)
                .Where(entry => entry.Sequence > afterSequence)
                .OrderBy(entry => entry.Sequence)
                .Select(entry => new JournalLink(entry.Sequence, entry.Event.Hash)),
            cancellation);

    /// <inheritdoc />
    public ValueTask<IReadOnlyDictionary<CentreId, Epoch>> ReadEpochsAsync(CancellationToken cancellation = default) =>
        Read<IReadOnlyDictionary<CentreId, Epoch>>(() => new Dictionary<CentreId, Epoch>(_store.Epochs), cancellation);

    /// <summary>Memory is not inspected: its lists have no structure that could be damaged.</summary>
    public IAsyncEnumerable<VerifyDifference> InspectAsync(CancellationToken cancellation = default) => Stream<VerifyDifference>(() => [], cancellation);

    /// <inheritdoc />
    public IAsyncEnumerable<GrainRow> ReadOpenRequestsAsync(CentreId centre, CancellationToken cancellation = default) =>
        Stream(
            () => _store.Rows.Values
                .Where(row => row.Key.Kind == GrainKind.Request && row.IsOpen && row.Centre == centre)
                .OrderBy(row => row.Since)
                .ThenBy(row => row.Key.Id, StringComparer.Ordinal),
            cancellation);

    private List<JournalEntry> History(GrainKey grain) => _store.Histories.TryGetValue(grain, out var history) ? history : [];

    private ValueTask<T> Read<T>(Func<T> read, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_store.Gate)
        {
            return Outage is { } outage ? ValueTask.FromException<T>(new JournalUnavailableException(outage)) : ValueTask.FromResult(read());
        }
    }

    private async IAsyncEnumerable<T> Stream<T>(Func<IEnumerable<T>> read, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var moment = await Read(() => read().ToList(), cancellation);
        foreach (var item in moment)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return item;
        }
    }
}
