using System.Diagnostics;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.Telemetry;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Telemetry;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Telemetry;

/// <summary>What a trace of one call shows.</summary>
[Collection(nameof(CoordinationTelemetry))]
public sealed class SpanTests
{
    [Fact]
    public async Task Submit_SomebodyIsFree_ShowsTurnCommitAndTheCentresReaction()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        await hall.StaffAsync(Anna, new SignOn("1"));
        using var spans = new Spans(CoordinationTelemetry.ActivitySourceName);

        var request = await hall.SubmitAsync();

        spans.Tree.ShouldBe(
        [
            "test > request submit",
            "request submit > journal append",
            "test > centre observe",
            "centre observe > request assign",
            "request assign > journal append",
        ]);
        var turn = spans.Named("request submit");
        turn.GetTagItem("coordination.grain.kind").ShouldBe("request");
        turn.GetTagItem("coordination.grain.id").ShouldBe(request.ToString());
        turn.GetTagItem("coordination.command").ShouldBe("submit");
        turn.GetTagItem("coordination.grain.version").ShouldBe(2L);
        spans.Named("centre observe").GetTagItem("coordination.centre").ShouldBe("hall");
    }

    [Fact]
    public async Task Command_Refused_SaysTheCodeAndIsNoError()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var request = await hall.SubmitAsync();
        using var spans = new Spans(CoordinationTelemetry.ActivitySourceName);

        await hall.Host.Request(request).ExecuteAsync(new RateRequest(5), TestHall.Citizen());

        var turn = spans.Named("request rate");
        turn.GetTagItem("coordination.refusal.code").ShouldBe("wrong-state");
        turn.Status.ShouldBe(ActivityStatusCode.Unset);
    }

    [Fact]
    public async Task Command_CommitFails_IsAnErrorWithItsTypeAlone()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        using var spans = new Spans(CoordinationTelemetry.ActivitySourceName);
        hall.Journal.FailNextAfterCommit(new CommitUnknownException("No answer."));

        await Should.ThrowAsync<CommitUnknownException>(() => hall.SubmitAsync());

        foreach (var name in new[] { "request submit", "journal append" })
        {
            var span = spans.Named(name);
            span.Status.ShouldBe(ActivityStatusCode.Error);
            span.StatusDescription.ShouldBeNull();
            span.GetTagItem("error.type").ShouldBe("Coordination.Journal.CommitUnknownException");
        }
    }

    [Fact]
    public async Task Clock_StartedByACall_WorksOutsideItsTrace()
    {
        using var spans = new Spans(CoordinationTelemetry.ActivitySourceName);
        await using var hall = await TestHall.OpenAsync(OneDesk());
        await hall.SubmitAsync();
        var before = spans.Mine.Count;

        hall.Clock.Advance(TimeSpan.FromMinutes(31));

        hall.CountEvents("request.service-level-missed").ShouldBe(1);
        spans.Mine.Count.ShouldBe(before);
        Activity.Current.ShouldBe(spans.Root);
    }
}
