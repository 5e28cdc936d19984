using System.Diagnostics;
using Coordination.Centres;
using Coordination.Journal;
using Coordination.Sqlite;

namespace Coordination.Benchmarks.Journal;

/// <summary>Rounds of long reads on one file.</summary>
internal sealed class ReadingRounds : IDisposable
{
    private readonly BenchmarkFile _file = new();
    private readonly SqliteJournal _journal;
    private readonly CentreId _centre;

    public ReadingRounds(Append[][] lifecycles)
    {
        _journal = new SqliteJournal(new SqliteJournalOptions { Path = _file.Path, InlineCommits = true, Durability = SqliteDurability.Relaxed });
        _centre = lifecycles[0][0].Row.Centre;
        FillAsync(lifecycles).GetAwaiter().GetResult();
    }

    /// <summary>Seconds to stream the open requests.</summary>
    public double ReadOpen() => Time(async () =>
    {
        await foreach (var row in _journal.ReadOpenRequestsAsync(_centre))
        {
            GC.KeepAlive(row);
        }
    });

    /// <summary>Seconds to re-compute every chain and compare every row, without the decoding of events.</summary>
    public double Verify() => Time(async () =>
    {
        var replay = new LastRow();
        var report = await JournalVerifier.VerifyAsync(_journal, Enum.GetValues<GrainKind>().ToDictionary(kind => kind, _ => (IGrainReplay)replay));
        Debug.Assert(report.Events > 0);
    });

    public void Dispose()
    {
        _journal.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _file.Dispose();
    }

    private async Task FillAsync(Append[][] lifecycles)
    {
        await _journal.OpenAsync();
        foreach (var lifecycle in lifecycles)
        {
            await _journal.AppendAsync(lifecycle[0]);
            await _journal.AppendAsync(lifecycle[1]);
        }
    }

    private static double Time(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        work().GetAwaiter().GetResult();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Stands for a replay that costs nothing.</summary>
    private sealed class LastRow : IGrainReplay
    {
        public GrainKind Kind => GrainKind.Request;

        public GrainRow Replay(GrainKey key, IReadOnlyList<JournalEvent> events) => new()
        {
            Key = key,
            Centre = new CentreId("wola"),
            Status = "",
            IsOpen = true,
            Since = default,
            Version = events.Count,
            Hash = events[^1].Hash,
            State = default,
        };
    }
}
