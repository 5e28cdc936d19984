using Coordination.Erasures;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Kinds;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Erasures;

public sealed class RetentionTests
{
    private static readonly TimeSpan Step = TimeSpan.FromHours(6);
    private static readonly CommandMeta Supervisor = new(new Actor(ActorKind.Supervisor, "vera"));

    [Fact]
    public async Task Sweep_TextsOfRequestsThatEndedLongAgo_AreErasedByTheirKind()
    {
        await using var hall = await OpenAsync(new RetentionPlan { Submission = 30, Words = 60 });
        var (ended, open) = (await SubmitAsync(hall), await SubmitAsync(hall));
        await CancelAsync(hall, ended);

        await WaitAsync(hall, days: 29);
        (await TextsAsync(hall, ended)).ShouldBe(["request.submitted", "personal.read", "request.cancelled"]);
        await WaitAsync(hall, days: 2);
        (await TextsAsync(hall, ended)).ShouldBe(["personal.read", "request.cancelled"]);
        await WaitAsync(hall, days: 30);
        (await TextsAsync(hall, ended)).ShouldBeEmpty();

        (await TextsAsync(hall, open)).ShouldBe(["request.submitted", "personal.read"]);
        (await JournalVerifier.VerifyAsync(hall.Journal, TestKinds.Replays)).First.ShouldBeNull();
    }

    [Fact]
    public async Task Sweep_RequestThatEndedLaterThanOthers_IsSweptWhenItsTimeHasCome()
    {
        await using var hall = await OpenAsync(new RetentionPlan { Submission = 10 });
        var (late, early) = (await SubmitAsync(hall), await SubmitAsync(hall));
        await CancelAsync(hall, early);
        await WaitAsync(hall, days: 8);
        await CancelAsync(hall, late);

        await WaitAsync(hall, days: 5);
        (await TextsAsync(hall, early)).ShouldNotContain("request.submitted");
        (await TextsAsync(hall, late)).ShouldContain("request.submitted");
        await WaitAsync(hall, days: 6);
        (await TextsAsync(hall, late)).ShouldNotContain("request.submitted");
    }

    [Fact]
    public async Task Sweep_RequestUnderAHold_IsSweptWhenTheHoldIsLifted()
    {
        await using var hall = await OpenAsync(new RetentionPlan { Submission = 10 });
        var (held, other) = (await SubmitAsync(hall), await SubmitAsync(hall));
        await CancelAsync(hall, held);
        await CancelAsync(hall, other);
        (await hall.Host.Erasures(Hall).ExecuteAsync(new HoldTexts(held) { Reason = "A dispute." }, Supervisor)).Require();

        await WaitAsync(hall, days: 30);
        (await TextsAsync(hall, held)).ShouldContain("request.submitted");
        (await TextsAsync(hall, other)).ShouldNotContain("request.submitted");
        (await hall.Host.Erasures(Hall).ExecuteAsync(new LiftHold(held) { Reason = "It is over." }, Supervisor)).Require();
        await WaitAsync(hall, days: 1);
        (await TextsAsync(hall, held)).ShouldNotContain("request.submitted");
    }

    [Fact]
    public async Task Sweep_ManyRequests_AllInBatches()
    {
        await using var hall = await OpenAsync(new RetentionPlan { Submission = 10 });
        for (var i = 0; i < 250; i++)
        {
            await CancelAsync(hall, await SubmitAsync(hall));
        }

        await WaitAsync(hall, days: 11);

        hall.CountEvents("personal.erased").ShouldBe(250);
        hall.CountEvents("erasures.swept").ShouldBe(3);
        await WaitAsync(hall, days: 2);
        hall.CountEvents("personal.erased").ShouldBe(250);
    }

    [Fact]
    public async Task Sweep_ManyRequestsBehindOneThatIsOpen_ReachesTheLast()
    {
        await using var hall = await OpenAsync(new RetentionPlan { Submission = 10 });
        await SubmitAsync(hall);
        var last = default(RequestId);
        for (var i = 0; i < 400; i++)
        {
            await CancelAsync(hall, last = await SubmitAsync(hall));
        }

        await WaitAsync(hall, days: 12);
        (await TextsAsync(hall, last)).ShouldNotContain("request.submitted");
        var late = await SubmitAsync(hall);
        await CancelAsync(hall, late);

        await WaitAsync(hall, days: 12);
        (await TextsAsync(hall, late)).ShouldNotContain("request.submitted");
        hall.CountEvents("personal.erased").ShouldBe(401);
    }

    [Fact]
    public async Task Sweep_WithoutRetention_ErasesNothingAndReadsNothing()
    {
        await using var hall = await OpenAsync(null);
        var request = await SubmitAsync(hall);
        await CancelAsync(hall, request);

        await WaitAsync(hall, days: 1000);

        (await TextsAsync(hall, request)).ShouldContain("request.submitted");
        (await hall.Host.Erasures(Hall).ReadAsync()).ShouldBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(36_526)]
    public void Check_DaysOutOfRange_AreNamed(int days) =>
        PlanCheck.Check(OneDesk() with { Retention = new RetentionPlan { Rating = days } }).Select(fault => fault.Path).ShouldBe(["$.retention.rating"]);

    // What else a host does all day long is not looked at here, and happens once in a step of the clock.
    private static Task<TestHall> OpenAsync(RetentionPlan? retention) => TestHall.OpenAsync(
        OneDesk() with { Retention = retention }, configure: options => (options.IdleAfter, options.Centres.ReconcileEvery) = (2 * Step, Step));

    private static async Task<RequestId> SubmitAsync(TestHall hall)
    {
        var command = new SubmitRequest { Centre = Hall, Service = Passport, Personal = new PersonalDetails("Jan", "jan@example.org") };
        var request = (await hall.Host.SubmitAsync(command, TestHall.Citizen())).Require().Request;
        await hall.NoteAsync(request, new LookAtTexts("He called."), Supervisor);
        return request;
    }

    private static Task CancelAsync(TestHall hall, RequestId request) => hall.ExecuteAsync(request, new CancelRequest("gone"), TestHall.Citizen());

    // Day by day, as a clock goes.
    private static async Task WaitAsync(TestHall hall, int days)
    {
        for (var end = hall.Clock.GetUtcNow().AddDays(days); hall.Clock.GetUtcNow() < end;)
        {
            hall.Clock.Advance(Step);
            await hall.Host.WhenIdleAsync();
        }
    }

    private static async Task<List<string>> TextsAsync(TestHall hall, RequestId request) =>
        await hall.Journal.ReadHistoryAsync(GrainKey.Of(request)).Where(entry => entry.Event.Personal is not null).Select(entry => entry.Event.Type).ToListAsync();
}
