using System.Diagnostics;
using Coordination.Benchmarks.Halls;
using Coordination.Benchmarks.Stores;
using Coordination.Journal;

namespace Coordination.Benchmarks.Journal;

/// <summary>Rounds of long reads on one database of requests that are being served.</summary>
internal sealed class ReadingRounds : IAsyncDisposable
{
    private readonly IStoreDatabase _database;
    private readonly IJournal _journal;

    private ReadingRounds(IStoreDatabase database, int events) => (_database, _journal, Events) = (database, database.NewJournal(), events);

    /// <summary>How many events there are to verify.</summary>
    public int Events { get; }

    /// <summary>Fills a database with the first two appends of every lifecycle.</summary>
    public static async Task<ReadingRounds> OpenAsync(IStore store, RecordedLifecycles recorded)
    {
        var rounds = new ReadingRounds(
            await store.CreateAsync(), recorded.Lifecycles.Sum(lifecycle => lifecycle[0].Events.Length + lifecycle[1].Events.Length));
        await rounds._journal.OpenAsync();
        await rounds._journal.TakeEpochAsync(BenchmarkHall.Centre);
        await Task.WhenAll(recorded.Lifecycles.SelectMany(lifecycle => lifecycle[..2]).Select(append => rounds._journal.AppendAsync(append).AsTask()));
        await rounds._database.SettleAsync();
        return rounds;
    }

    /// <summary>Seconds to stream the open requests.</summary>
    public Task<double> ReadOpenAsync() => TimeAsync(async () =>
    {
        await foreach (var row in _journal.ReadOpenRequestsAsync(BenchmarkHall.Centre))
        {
            GC.KeepAlive(row);
        }
    });

    /// <summary>Seconds to re-compute every chain and compare every row, without the decoding of events.</summary>
    public Task<double> VerifyAsync() => TimeAsync(async () =>
    {
        var replay = new NullReplay();
        var report = await JournalVerifier.VerifyAsync(_journal, Enum.GetValues<GrainKind>().ToDictionary(kind => kind, _ => (IGrainReplay)replay));
        if (report.Events != Events)
        {
            throw new InvalidOperationException($"{report.Events} of {Events} events were verified.");
        }
    });

    public async ValueTask DisposeAsync()
    {
        await _journal.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Stands for a replay that costs nothing.</summary>
    private sealed class NullReplay : IGrainReplay
    {
        public GrainKind Kind => GrainKind.Request;

        public IGrainFold Begin(GrainKey key) => new NullFold(key);
    }

    private sealed class NullFold(GrainKey key) : IGrainFold
    {
        private JournalEvent? _last;

        public void Apply(JournalEvent happened) => _last = happened;

        public GrainReplayed Project() => new(new GrainRow
        {
            Key = key,
            Centre = BenchmarkHall.Centre,
            Status = "",
            IsOpen = true,
            Since = default,
            Version = _last!.Version,
            Hash = _last.Hash,
            State = default,
        });
    }
}
