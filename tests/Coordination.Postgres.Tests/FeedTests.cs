using Coordination.Journal;
using Coordination.Postgres.Feed;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Npgsql;
using Shouldly;
using Xunit;

namespace Coordination.Postgres.Tests;

/// <summary>The feed while several processes write: never past what may still be committed, never held up by strangers.</summary>
[NeedsPostgres]
[Collection(PostgresCollection.Name)]
public sealed class FeedTests(PostgresFixture postgres)
{
    private readonly PostgresJournalOptions _options = postgres.NewOptions() with { FeedInterval = TimeSpan.FromMilliseconds(10) };

    [NeedFact]
    public async Task ReadFeedAsync_AnEarlierTransactionStillOpen_StopsBeforeItAndGoesOnAfterwards()
    {
        await using var journal = await PostgresFixture.OpenAsync(_options);
        await journal.AppendAsync(SampleGrain.Request(1).Next());
        await using var late = await _options.ConnectAsync();
        await using var transaction = await late.BeginTransactionAsync();
        await WriteLikeAnotherProcessAsync(late, SampleGrain.Request(2).Next());
        await journal.AppendAsync(SampleGrain.Request(3).Next());

        (await SequencesAsync(journal)).ShouldBe([1]);
        (await journal.ReadLastSequenceAsync()).ShouldBe(3);

        await transaction.CommitAsync();
        (await SequencesAsync(journal)).ShouldBe([1, 2, 3]);
    }

    [NeedFact]
    public async Task ReadFeedAsync_AnEarlierTransactionRolledBack_GoesOnPastTheGap()
    {
        await using var journal = await PostgresFixture.OpenAsync(_options);
        await using (var late = await _options.ConnectAsync())
        {
            await using var transaction = await late.BeginTransactionAsync();
            await WriteLikeAnotherProcessAsync(late, SampleGrain.Request(2).Next());
            await journal.AppendAsync(SampleGrain.Request(3).Next());
            (await SequencesAsync(journal)).ShouldBeEmpty();
        }

        (await SequencesAsync(journal)).ShouldBe([2]);
    }

    [NeedFact]
    public async Task ReadFeedAsync_AStrangersLongTransaction_IsNotHeldUp()
    {
        await using var journal = await PostgresFixture.OpenAsync(_options);
        await using var stranger = await _options.ConnectAsync();
        await using var transaction = await stranger.BeginTransactionAsync();
        await _options.ExecuteAsync(stranger, "CREATE TABLE {schema}.foreign_work (a int); INSERT INTO {schema}.foreign_work VALUES (1)");

        await journal.AppendAsync(SampleGrain.Request(1).Next());

        (await SequencesAsync(journal)).ShouldBe([1]);
    }

    [NeedFact]
    public async Task ReadFeedAsync_TwoJournalsWriteAtOnce_GivesEveryEventOnceInOrder()
    {
        const int Each = 300;
        await using var one = await PostgresFixture.OpenAsync(_options);
        await using var other = await PostgresFixture.OpenAsync(_options);
        PostgresJournal[] journals = [one, other];
        var writing = Task.WhenAll(Enumerable.Range(0, 16).Select(async i =>
        {
            for (var n = i; n < 2 * Each; n += 16)
            {
                await journals[n % 2].AppendAsync(SampleGrain.Request(n).Next(count: 1 + (n % 3)));
            }
        }));

        var total = Enumerable.Range(0, 2 * Each).Sum(n => 1 + (n % 3));
        var seen = new List<JournalEntry>();
        while (seen.Count < total)
        {
            seen.AddRange(await one.ReadFeedAsync(seen.Count == 0 ? 0 : seen[^1].Sequence, 100));
        }

        await writing;
        seen.Select(entry => (entry.Grain, entry.Event.Version)).Distinct().Count().ShouldBe(total);
        (await other.ReadFeedAsync(0, 10_000)).Select(entry => entry.Sequence).ShouldBe(seen.Select(entry => entry.Sequence));
    }

    [NeedFact]
    public async Task Committed_AnotherProcessCommits_IsTold()
    {
        await using var one = await PostgresFixture.OpenAsync(_options);
        await using var other = await PostgresFixture.OpenAsync(_options);
        var told = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        one.Committed += sequence => told.TrySetResult(sequence);

        for (var i = 0; !told.Task.IsCompleted; i++)
        {
            await other.AppendAsync(SampleGrain.Request(i).Next());
        }

        (await told.Task).ShouldBePositive();
    }

    [NeedFact]
    public async Task Committed_SubscriberThrows_TheWriterGoesOn()
    {
        await using var journal = await PostgresFixture.OpenAsync(_options);
        journal.Committed += _ => throw new InvalidOperationException("a bad subscriber");

        await journal.AppendAsync(SampleGrain.Request(1).Next());
        await journal.AppendAsync(SampleGrain.Request(2).Next());

        (await journal.ReadLastSequenceAsync()).ShouldBe(2);
    }

    [Theory]
    [InlineData(100, new long[0], 100)]
    [InlineData(100, new long[] { 90, 95 }, 90)]
    [InlineData(100, new long[] { 105 }, 100)]
    [InlineData((1L << 31) + 5, new long[] { 2 }, (1L << 31) + 2)]
    [InlineData((1L << 31) + 5, new long[] { (1L << 31) - 3 }, (1L << 31) - 3)]
    [InlineData(0, new long[] { 0 }, 0)]
    public void Horizon_OfWhatIsPublished_IsTheLowest(long reached, long[] published, long expected) =>
        FeedHorizon.Of(reached, published).ShouldBe(expected);

    private static async Task<List<long>> SequencesAsync(PostgresJournal journal) =>
        [.. (await journal.ReadFeedAsync(0, 100)).Select(entry => entry.Sequence)];

    /// <summary>The statement of the writer, within a transaction that stays open.</summary>
    private async Task WriteLikeAnotherProcessAsync(NpgsqlConnection connection, Append append)
    {
        var group = new Writing.AppendGroup();
        group.TryAdd(new Writing.AppendWork(append, 0), 1, long.MaxValue).ShouldBeTrue();
        await using var command = await Writing.GroupCommand.PrepareAsync(connection, new Storage.SqlTexts(_options.Schema));
        await command.RunAsync(group);
    }
}
