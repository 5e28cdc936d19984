using Coordination.Journal;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Shouldly;
using Xunit;

namespace Coordination.Postgres.Tests;

/// <summary>Two journals on one database, as two processes have them.</summary>
[NeedsPostgres]
[Collection(PostgresCollection.Name)]
public sealed class TwoJournalsTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly PostgresJournalOptions _options = postgres.NewOptions();
    private readonly List<PostgresJournal> _journals = [];

    public async Task InitializeAsync()
    {
        if (postgres.ConnectionString.Length == 0)
        {
            return;
        }

        for (var i = 0; i < 2; i++)
        {
            _journals.Add(await PostgresFixture.OpenAsync(_options));
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var journal in _journals)
        {
            await journal.DisposeAsync();
        }
    }

    [NeedFact]
    public async Task AppendAsync_InTurn_EachSeesTheOthersVersions()
    {
        var grain = SampleGrain.Request(1);
        for (var i = 0; i < 10; i++)
        {
            await _journals[i % 2].AppendAsync(grain.Next());
            (await _journals[(i + 1) % 2].ReadRowAsync(grain.Key)).ShouldEqual(grain.Row);
        }
    }

    [NeedFact]
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

    [NeedFact]
    public async Task TakeEpochAsync_InTheOtherJournal_FencesThisOne()
    {
        var first = await _journals[0].TakeEpochAsync(SampleGrain.Wola);
        await _journals[0].AppendAsync(SampleGrain.Request(1).Next(fence: new Fence(SampleGrain.Wola, first)));

        var second = await _journals[1].TakeEpochAsync(SampleGrain.Wola);

        second.ShouldBeGreaterThan(first);
        await _journals[0].AppendAsync(SampleGrain.Request(2).Next(fence: new Fence(SampleGrain.Wola, first))).ShouldFailAsync<FencedException>();
        await _journals[1].AppendAsync(SampleGrain.Request(2).Next(fence: new Fence(SampleGrain.Wola, second)));
    }

    [NeedFact]
    public async Task TakeEpochAsync_WhileAnAppendOfTheOldEpochCommits_OneComesFirst()
    {
        var old = await _journals[0].TakeEpochAsync(SampleGrain.Wola);
        await using var connection = await _options.ConnectAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await _options.ExecuteAsync(connection, "UPDATE {schema}.epoch SET epoch = epoch + 1");

        var append = _journals[0].AppendAsync(SampleGrain.Request(1).Next(fence: new Fence(SampleGrain.Wola, old))).AsTask();
        while ((await _options.QueryAsync("SELECT count(*) FROM pg_locks WHERE NOT granted"))[0] == "0")
        {
            append.IsCompleted.ShouldBeFalse();
        }

        await transaction.CommitAsync();
        await Should.ThrowAsync<FencedException>(() => append);
    }

    [NeedFact]
    public async Task AppendAsync_RaceForTheSameGrains_OneWinsEachVersion()
    {
        var wins = await Task.WhenAll(_journals.Select(journal => Task.Run(async () =>
        {
            var attempts = Enumerable.Range(0, 60).Select(i => TryAsync(journal, SampleGrain.Request(i))).ToList();
            return (await Task.WhenAll(attempts)).Count(won => won);
        })));

        wins.Sum().ShouldBe(60);
        (await JournalVerifier.VerifyAsync(_journals[0], SampleReplay.All) with { Head = null }).ShouldBe(new VerifyReport(60, 60, 0, null));
        (await _journals[1].ReadFeedAsync(0, 1000)).Select(entry => entry.Grain).Distinct().Count().ShouldBe(60);
    }

    private static async Task<bool> TryAsync(PostgresJournal journal, SampleGrain grain)
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
