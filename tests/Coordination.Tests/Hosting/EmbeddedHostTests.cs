using Coordination.Journal;
using Coordination.Requests;
using Coordination.TestKit.Halls;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Hosting;

/// <summary>What the embedded host does beside what every host promises.</summary>
public sealed class EmbeddedHostTests
{
    private static readonly SubmitRequest Submission = new() { Centre = Hall, Service = Passport };

    [Fact]
    public async Task Reply_CommitInFlight_WaitsAndReadsShowNothingYet()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        hall.Journal.Hold();

        var submission = hall.Host.SubmitAsync(Submission, TestHall.Citizen("k")).AsTask();
        var request = hall.Journal.Installation.RequestOf(Hall, TestHall.Citizen().By, new CommandKey("k"));

        submission.IsCompleted.ShouldBeFalse();
        (await hall.Host.Request(request).ReadAsync()).ShouldBeNull();
        (await hall.QueueAsync()).ShouldBeEmpty();
        hall.Journal.Release();
        (await submission).Require().Status.ShouldBe(RequestStatus.Waiting);
    }

    [Fact]
    public async Task Commit_AnswerLost_TheRepeatedCommandFindsItsEffect()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        hall.Journal.FailNextAfterCommit(new CommitUnknownException("No answer."));
        await Should.ThrowAsync<CommitUnknownException>(async () => await hall.Host.SubmitAsync(Submission, TestHall.Citizen("k")));

        var again = await hall.Host.SubmitAsync(Submission, TestHall.Citizen("k"));

        again.Require().Status.ShouldBe(RequestStatus.Waiting);
        hall.CountEvents("request.submitted").ShouldBe(1);
    }

    [Fact]
    public async Task Requests_BeyondTheLimit_LeaveMemoryAndComeBack()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk(), configure: options => options.MaxLiveRequests = 10);
        var requests = new List<RequestId>();
        for (var i = 0; i < 100; i++)
        {
            requests.Add(await hall.SubmitAsync());
        }

        hall.Host.LiveRequests.ShouldBeLessThanOrEqualTo(11);
        foreach (var request in requests)
        {
            (await hall.Host.Request(request).ReadAsync())!.Status.ShouldBe(RequestStatus.Waiting);
        }
    }

    [Fact]
    public async Task Requests_Idle_LeaveMemory()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        await hall.SubmitAsync();
        hall.Host.LiveRequests.ShouldBe(1);

        hall.Clock.Advance(TimeSpan.FromMinutes(5));

        hall.Host.LiveRequests.ShouldBe(0);
    }
}
