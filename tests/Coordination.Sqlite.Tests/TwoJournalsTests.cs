using Coordination.Journal;
using Shouldly;
using Xunit;

namespace Coordination.Sqlite.Tests;

/// <summary>Two journals on one file, as two processes have them: only the file is shared.</summary>
public sealed class TwoJournalsTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<SqliteJournal> _journals = [];

    public async Task InitializeAsync()
    {
        for (var i = 0; i < 2; i++)
        {
            _journals.Add(await SqliteFile.OpenAsync(_folder.File("journal.db"), options => options with { BusyTimeout = TimeSpan.FromSeconds(60) }));
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var journal in _journals)
        {
            await journal.DisposeAsync();
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AppendAsync_InTurn_EachSeesTheOthersVersions()
    {
        var grain = SampleGrain.Request(1);
        for (var i = 0; i < 20; i++)
        {
            await _journals[i % 2].AppendAsync(grain.Next());
            (await _journals[(i + 1) % 2].ReadRowAsync(grain.Key)).ShouldEqual(grain.Row);
        }
    }

    [Fact]
    public async Task AppendAsync_StaleInOneJournal_Conflicts()
    {
        var grain = SampleGrain.Request(1);
        await _journals[0].AppendAsync(grain.Next());
        var stale = grain.Row;
        await _journals[1].AppendAsync(grain.Next());
        var current = grain.Row;
        grain.GoBackTo(stale);

        await _journals[0].AppendAsync(grain.Next()).ShouldFailAsync<VersionConflictException>();

        (await _journals[0].ReadRowAsync(grain.Key)).ShouldEqual(current);
    }

    [Fact]
    public async Task TakeEpochAsync_InTheOtherJournal_FencesThisOne()
    {
        var first = await _journals[0].TakeEpochAsync(SampleGrain.Wola);
        await _journals[0].AppendAsync(SampleGrain.Request(1).Next(fence: new Fence(SampleGrain.Wola, first)));

        var second = await _journals[1].TakeEpochAsync(SampleGrain.Wola);

        second.ShouldBeGreaterThan(first);
        await _journals[0].AppendAsync(SampleGrain.Request(2).Next(fence: new Fence(SampleGrain.Wola, first))).ShouldFailAsync<FencedException>();
        await _journals[1].AppendAsync(SampleGrain.Request(2).Next(fence: new Fence(SampleGrain.Wola, second)));
    }

    [Fact]
    public async Task AppendAsync_RaceForTheSameGrains_OneWinsEachVersion()
    {
        var wins = await Task.WhenAll(_journals.Select(journal => Task.Run(async () =>
        {
            var won = 0;
            for (var i = 0; i < 60; i++)
            {
                won += await TryAsync(journal, SampleGrain.Request(i)) ? 1 : 0;
            }

            return won;
        })));

        wins.Sum().ShouldBe(60);
        (await JournalVerifier.VerifyAsync(_journals[0], SampleReplay.All) with { Head = null }).ShouldBe(new VerifyReport(60, 60, 0, null));
        (await _journals[1].ReadFeedAsync(0, 1000)).Select(entry => entry.Grain).Distinct().Count().ShouldBe(60);
    }

    private static async Task<bool> TryAsync(SqliteJournal journal, SampleGrain grain)
    {
        try
        {
            await journal.AppendAsync(grain.Next());
            return true;
        }
        catch (VersionConflictException)
        {
            return false;
        }
    }
}
