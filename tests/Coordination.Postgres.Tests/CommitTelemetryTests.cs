using System.Diagnostics;
using Coordination.Telemetry;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Coordination.TestKit.Telemetry;
using Shouldly;
using Xunit;

namespace Coordination.Postgres.Tests;

/// <summary>What the writers measure and trace of their transactions.</summary>
[NeedsPostgres]
[Collection(PostgresCollection.Name)]
public sealed class CommitTelemetryTests(PostgresFixture postgres)
{
    [NeedFact]
    public async Task Commit_OfATracedAppend_IsMeasuredAndBelongsToIt()
    {
        using var measured = new Measurements();
        await using var journal = new PostgresJournal(postgres.NewOptions(), logger: null, time: null, measured);
        await journal.OpenAsync();
        using var spans = new Spans(CoordinationTelemetry.ActivitySourceName, "Npgsql");

        await journal.AppendAsync(SampleGrain.Request(1).Next());

        measured.Of("coordination.journal.commit.size").ShouldBe(["1 db.system.name=postgresql"]);
        measured.Of("coordination.journal.commit.duration").Single().ShouldEndWith(" db.system.name=postgresql");
        var commit = spans.Named("journal commit");
        commit.Kind.ShouldBe(ActivityKind.Client);
        commit.ParentSpanId.ShouldBe(spans.Root.SpanId);
        spans.Root.Links.Single().Context.ShouldBe(commit.Context);
        spans.Mine.Where(span => span.Source.Name == "Npgsql").ShouldNotBeEmpty();
        spans.Mine.Where(span => span.Source.Name == "Npgsql").ShouldAllBe(span => span.ParentSpanId == commit.SpanId);
    }
}
