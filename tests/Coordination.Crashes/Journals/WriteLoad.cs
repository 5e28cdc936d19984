using Coordination.Journal;
using Coordination.Postgres;
using Coordination.TestKit.Journal;
using Shouldly;

namespace Coordination.Crashes.Journals;

/// <summary>Many grains written at once, each with a record of what the journal said, and the comparison afterwards.</summary>
internal sealed class WriteLoad(PostgresJournal journal, int writers)
{
    private readonly SampleGrain[] _grains = [.. Enumerable.Range(0, writers).Select(i => SampleGrain.Request(i))];
    private int _acknowledged;
    private volatile bool _isStopped;

    /// <summary>How many appends were acknowledged.</summary>
    public int Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>How many failed, or were not known.</summary>
    public int Failed { get; private set; }

    /// <summary>Writes while something goes on.</summary>
    public async Task RunAsync(Func<Task> meanwhile)
    {
        var writing = _grains.Select(grain => Task.Run(() => WriteAsync(grain))).ToList();
        try
        {
            await meanwhile();
        }
        finally
        {
            _isStopped = true;
        }

        await Task.WhenAll(writing);
    }

    /// <summary>Waits until so many more appends were acknowledged.</summary>
    public async Task ProgressAsync(int count)
    {
        var goal = Acknowledged + count;
        while (Acknowledged < goal)
        {
            await Task.Yield();
        }
    }

    /// <summary>Everything acknowledged is there once, nothing that failed is, and every chain is sound.</summary>
    public async Task ShouldHoldAsync()
    {
        foreach (var grain in _grains.Where(grain => grain.Row.Version > 0))
        {
            (await journal.ReadRowAsync(grain.Key)).ShouldEqual(grain.Row);
        }

        var total = _grains.Sum(grain => grain.Row.Version);
        (await JournalVerifier.VerifyAsync(journal, SampleReplay.All) with { Head = null }).ShouldBe(new VerifyReport(_grains.Count(grain => grain.Row.Version > 0), total, 0, null));
    }

    private async Task WriteAsync(SampleGrain grain)
    {
        while (!_isStopped)
        {
            var before = grain.Row;
            if (!await TryAsync(grain))
            {
                grain.GoBackTo(before);
            }
        }
    }

    private async Task<bool> TryAsync(SampleGrain grain)
    {
        try
        {
            await journal.AppendAsync(grain.Next(count: 2));
            Interlocked.Increment(ref _acknowledged);
            return true;
        }
        catch (JournalUnavailableException)
        {
            Failed++;
            return false;
        }
        catch (CommitUnknownException)
        {
            Failed++;
            return (await journal.ReadRowAsync(grain.Key))?.Version == grain.Row.Version;
        }
    }
}
