using Coordination.Journal;
using Coordination.Sqlite.Storage;
using Coordination.Sqlite.Writing;
using Shouldly;
using SQLitePCL;
using Xunit;

namespace Coordination.Sqlite.Tests;

/// <summary>Commits whose answer is an error.</summary>
public sealed class CommitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("journal.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AppendAsync_CommitFailsWithoutHavingHappened_SaysThatNothingWasWritten()
    {
        await using var journal = await SqliteFile.OpenAsync(Path);
        journal.Inject = FailAt(CommitMoment.Before);
        var grain = SampleGrain.Request(1);

        await journal.AppendAsync(grain.Next()).ShouldFailAsync<JournalUnavailableException>();

        (await journal.ReadRowAsync(grain.Key)).ShouldBeNull();
        await journal.AppendAsync(SampleGrain.Request(1).Next());
    }

    [Fact]
    public async Task AppendAsync_CommitHappenedThoughTheDiskReportedAnError_Succeeds()
    {
        await using var journal = await SqliteFile.OpenAsync(Path);
        journal.Inject = FailAt(CommitMoment.After);
        var told = new List<long>();
        journal.Committed += told.Add;
        var grain = SampleGrain.Request(1);

        await journal.AppendAsync(grain.Next(count: 2));
        await journal.AppendAsync(grain.Next());

        (await journal.ReadRowAsync(grain.Key)).ShouldEqual(grain.Row);
        await journal.DisposeAsync();
        told.ShouldBe([2, 3]);
    }

    [Theory]
    [InlineData((int)CommitMoment.Before)]
    [InlineData((int)CommitMoment.After)]
    public async Task AppendAsync_CommitUnclearAndNoWayToFindOut_SaysSo(int moment)
    {
        await using var journal = await SqliteFile.OpenAsync(Path);
        journal.Inject = FailAt((CommitMoment)moment, CommitMoment.Clearing);
        var grain = SampleGrain.Request(1);

        await journal.AppendAsync(grain.Next()).ShouldFailAsync<CommitUnknownException>();

        journal.Inject = null;
        var row = await journal.ReadRowAsync(grain.Key);
        (row is not null).ShouldBe(moment == (int)CommitMoment.After);
        await journal.AppendAsync(row is null ? SampleGrain.Request(1).Next() : grain.Next());
    }

    [Fact]
    public async Task Committed_SubscriberThrows_TheWriterGoesOn()
    {
        await using var journal = await SqliteFile.OpenAsync(Path);
        journal.Committed += _ => throw new InvalidOperationException("a bad subscriber");

        await AppendAsync(journal, 1);
        await AppendAsync(journal, 2);

        (await journal.ReadLastSequenceAsync()).ShouldBe(2);
    }

    private static Func<CommitMoment, SqliteFault?> FailAt(params CommitMoment[] moments)
    {
        var left = moments.ToList();
        return moment => left.Remove(moment) ? new SqliteFault(raw.SQLITE_IOERR, "disk I/O error") : null;
    }

    private static async Task<SampleGrain> AppendAsync(SqliteJournal journal, int number)
    {
        var grain = SampleGrain.Request(number);
        await journal.AppendAsync(grain.Next());
        return grain;
    }
}
