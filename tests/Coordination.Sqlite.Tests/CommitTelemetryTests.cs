using System.Diagnostics;
using Coordination.Journal;
using Coordination.Sqlite.Schema;
using Coordination.Sqlite.Storage;
using Coordination.Sqlite.Writing;
using Coordination.Telemetry;
using Coordination.TestKit.Telemetry;
using Shouldly;
using SQLitePCL;
using Xunit;

namespace Coordination.Sqlite.Tests;

/// <summary>What the writer measures and traces of its transactions.</summary>
public sealed class CommitTelemetryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Measurements _measured = new();

    private string Path => _folder.File("journal.db");

    public void Dispose()
    {
        _measured.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Commit_OneAppend_IsOneOfOne()
    {
        await using var journal = await OpenAsync();

        await journal.AppendAsync(SampleGrain.Request(1).Next());
        await journal.CheckAsync();

        _measured.Of("coordination.journal.commit.size").ShouldBe(["1 db.system.name=sqlite"]);
        _measured.Of("coordination.journal.commit.duration").Single().ShouldEndWith(" db.system.name=sqlite");
    }

    [Fact]
    public async Task Commits_ManyAppendsWait_AreFewAndTheirSizesAddUp()
    {
        var journal = await OpenAsync();
        var commits = new List<long>();
        journal.Committed += commits.Add;
        using (var other = SqliteFile.Connect(Path))
        {
            SqliteFile.Execute(other, "BEGIN IMMEDIATE");
            for (var i = 0; i < 50; i++)
            {
                _ = journal.AppendAsync(SampleGrain.Request(i).Next()).AsTask();
            }

            SqliteFile.Execute(other, "ROLLBACK");
        }

        await journal.DisposeAsync();

        var sizes = _measured.Of("coordination.journal.commit.size").Select(size => int.Parse(size.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        sizes.Sum().ShouldBe(50);
        sizes.Count.ShouldBe(commits.Count);
        _measured.Of("coordination.journal.commit.duration").Count.ShouldBe(commits.Count);
    }

    [Fact]
    public async Task Commit_Fails_IsMeasuredWithItsFaultAndHasNoSize()
    {
        await using var journal = await OpenAsync();
        journal.Inject = moment => moment == CommitMoment.Before ? new SqliteFault(raw.SQLITE_FULL, "no room") : null;

        await journal.AppendAsync(SampleGrain.Request(1).Next()).ShouldFailAsync<JournalUnavailableException>();

        _measured.Of("coordination.journal.commit.size").ShouldBeEmpty();
        _measured.Of("coordination.journal.commit.duration").Single().ShouldEndWith(" db.system.name=sqlite error.type=Coordination.Sqlite.Storage.SqliteFault");
    }

    [Fact]
    public async Task Commit_OfATracedAppend_BelongsToItAndIsFoundFromIt()
    {
        await using var journal = await OpenAsync();
        using var spans = new Spans(CoordinationTelemetry.ActivitySourceName);

        await journal.AppendAsync(SampleGrain.Request(1).Next());

        var commit = spans.Named("journal commit");
        commit.Kind.ShouldBe(ActivityKind.Client);
        commit.ParentSpanId.ShouldBe(spans.Root.SpanId);
        commit.GetTagItem("db.system.name").ShouldBe("sqlite");
        commit.GetTagItem("coordination.journal.commit.size").ShouldBe(1);
        spans.Root.Links.Single().Context.ShouldBe(commit.Context);
    }

    [Fact]
    public async Task Commit_OfSeveralTracedAppends_PointsToTheOthers()
    {
        await using var journal = await OpenAsync();
        using var spans = new Spans(CoordinationTelemetry.ActivitySourceName);
        var appends = new List<Activity>();
        var pending = new List<Task>();
        using (var other = SqliteFile.Connect(Path))
        {
            SqliteFile.Execute(other, "BEGIN IMMEDIATE");
            for (var i = 0; i < 3; i++)
            {
                appends.Add(new Activity("caller").SetParentId(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded).Start());
                pending.Add(journal.AppendAsync(SampleGrain.Request(i).Next()).AsTask());
                appends[i].Stop();
            }

            SqliteFile.Execute(other, "ROLLBACK");
        }

        await Task.WhenAll(pending);

        // The first may have gone alone, before the others came.
        foreach (var append in appends)
        {
            var commit = spans.Everything.Single(span => span.Context == append.Links.Single().Context);
            (commit.TraceId == append.TraceId || commit.Links.Any(link => link.Context.SpanId == append.SpanId)).ShouldBeTrue();
        }
    }

    private async Task<SqliteJournal> OpenAsync()
    {
        var journal = new SqliteJournal(
            new SqliteJournalOptions { Path = Path, BusyTimeout = TimeSpan.FromSeconds(60) }, SchemaVersion.All, logger: null, _measured);
        await journal.OpenAsync();
        return journal;
    }
}
