using System.Text;
using Coordination.Erasures;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Kinds;
using Coordination.Testing.Journal;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Erasures;

public sealed class ErasuresTests
{
    private const string Contact = "jan@example.org";

    private static readonly CommandMeta Asker = new(new Actor(ActorKind.Supervisor, "p-asker"));
    private static readonly CommandMeta Approver = new(new Actor(ActorKind.Administrator, "p-approver"));

    [Fact]
    public async Task Erase_AskedAndApprovedByTwo_TakesEveryTextOfThePerson()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var (own, others) = (await SubmitAsync(hall, Contact), await SubmitAsync(hall, "eve@example.org"));
        await SubmitAsync(hall, "JAN@example.org; +48 22 1");

        var number = await AskAsync(hall, ErasureKind.Erase);
        (await TextsAsync(hall)).ShouldBe(4);
        (await hall.Host.Erasures(Hall).ExecuteAsync(new ApproveErasure(number) { Reason = "Yes." }, Approver)).Require();
        await hall.Host.WhenIdleAsync();

        var state = (await hall.Host.Erasures(Hall).ReadAsync())!.Find(number)!;
        (state.Stage, state.Requests.Length, state.Remaining.Length).ShouldBe((ErasureStage.Done, 2, 0));
        state.Requests.ShouldContain(own);
        hall.CountEvents("personal.erased").ShouldBe(2);
        (await HasTextAsync(hall, own)).ShouldBeFalse();
        (await HasTextAsync(hall, others)).ShouldBeTrue();
        (await JournalVerifier.VerifyAsync(hall.Journal, TestKinds.Replays)).First.ShouldBeNull();
    }

    [Fact]
    public async Task Approve_ByWhoAsked_IsRefusedInWhateverRole()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        await SubmitAsync(hall, Contact);
        var number = await AskAsync(hall, ErasureKind.Erase);

        var reply = await hall.Host.Erasures(Hall).ExecuteAsync(new ApproveErasure(number) { Reason = "Mine." }, new CommandMeta(new Actor(ActorKind.Administrator, "p-asker")));

        reply.Refusal!.Code.ShouldBe(RefusalCodes.SecondPerson);
        await hall.Host.WhenIdleAsync();
        hall.CountEvents("personal.erased").ShouldBe(0);
    }

    [Fact]
    public async Task Erase_HostEndsHalfway_GoesOnWithTheNext()
    {
        var store = new InMemoryStore();
        long number;
        await using (var hall = await TestHall.OpenAsync(OneDesk(), store))
        {
            for (var i = 0; i < 30; i++)
            {
                await SubmitAsync(hall, Contact);
            }

            number = await AskAsync(hall, ErasureKind.Erase);
            hall.Journal.FailNextAfterCommit(new JournalUnavailableException("The host ends here."));
            await Should.ThrowAsync<JournalUnavailableException>(async () =>
                await hall.Host.Erasures(Hall).ExecuteAsync(new ApproveErasure(number) { Reason = "Yes." }, Approver));
        }

        store.Entries.ShouldNotContain(entry => entry.Event.Type == "personal.erased");
        await using var next = await TestHall.OpenAsync(store: store);
        await next.Host.WhenIdleAsync();

        (await next.Host.Erasures(Hall).ReadAsync())!.Find(number)!.Stage.ShouldBe(ErasureStage.Done);
        next.CountEvents("personal.erased").ShouldBe(30);
    }

    [Fact]
    public async Task Erase_StoreFailsMeanwhile_IsTriedAgain()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        await SubmitAsync(hall, Contact);
        var number = await AskAsync(hall, ErasureKind.Erase);
        hall.Journal.Hold();
        var approving = hall.Host.Erasures(Hall).ExecuteAsync(new ApproveErasure(number) { Reason = "Yes." }, Approver).AsTask();
        hall.Journal.ReleaseOne();
        hall.Journal.FailNext(new JournalUnavailableException("For a moment."));
        hall.Journal.Release();
        (await approving).Require();
        await hall.Host.WhenIdleAsync();
        hall.CountEvents("personal.erased").ShouldBe(0);

        hall.Clock.Advance(TimeSpan.FromSeconds(20));
        await hall.Host.WhenIdleAsync();

        (await hall.Host.Erasures(Hall).ReadAsync())!.Find(number)!.Stage.ShouldBe(ErasureStage.Done);
        hall.CountEvents("personal.erased").ShouldBe(1);
    }

    [Fact]
    public async Task Commands_WithoutAReasonOrOfNothing_AreRefusedByName()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var request = await SubmitAsync(hall, Contact);
        var erasures = hall.Host.Erasures(Hall);
        (ErasuresCommand Command, string Code, string? Field)[] wrong =
        [
            (new AskErasure(ErasureKind.Erase, "law") { Requests = [request] }, "reason-required", "reason"),
            (new AskErasure(ErasureKind.Erase, "no basis!") { Requests = [request], Reason = "x" }, "invalid", "basis"),
            (new AskErasure(ErasureKind.Erase, "law") { Reason = "x" }, "invalid", "requests"),
            (new AskErasure(ErasureKind.Erase, "law") { Requests = [request, new RequestId(Guid.Parse("11111111-2222-7333-8444-555555555555"))], Reason = "x" }, "invalid", "requests[1]"),
            (new AskErasure(ErasureKind.Erase, "law") { Contact = "nobody@example.org", Reason = "x" }, "not-found", null),
            (new AskErasure(ErasureKind.Erase, "law") { TrackingCode = "what", Reason = "x" }, "invalid", "trackingCode"),
            (new FindRequests { Reason = "x" }, "invalid", "contact"),
            (new ApproveErasure(9) { Reason = "x" }, "not-found", "number"),
            (new RecordExport(9) { Reason = "x" }, "not-found", "number"),
        ];

        foreach (var (command, code, field) in wrong)
        {
            var refusal = (await erasures.ExecuteAsync(command, Asker)).Refusal.ShouldNotBeNull(command.ToString());
            (refusal.Code, refusal.Field).ShouldBe((code, field), refusal.Message);
        }

        (await erasures.ExecuteAsync(new RecordErased(1, [request], []), Asker)).Refusal!.Code.ShouldBe("not-allowed");
        (await erasures.ExecuteAsync(new SweepTexts(), Asker)).Refusal!.Code.ShouldBe("not-allowed");
        (await hall.Host.Erasures(new CentreId("nowhere")).ExecuteAsync(new FindRequests { Contact = Contact, Reason = "x" }, Asker)).Refusal!.Code.ShouldBe("not-found");
    }

    [Fact]
    public async Task Find_ByContactOrTrackingCode_IsOnRecordByIdsAlone()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var request = await SubmitAsync(hall, Contact);
        var code = hall.Journal.Installation.TrackingCodeOf(request).ToString();

        (await hall.Host.Erasures(Hall).ExecuteAsync(new FindRequests { Contact = Contact, Reason = "He asks." }, Asker)).Require().Requests.ShouldBe([request]);
        (await hall.Host.Erasures(Hall).ExecuteAsync(new FindRequests { TrackingCode = code, Reason = "He asks." }, Asker)).Require().Requests.ShouldBe([request]);
        (await hall.Host.Erasures(Hall).ExecuteAsync(new FindRequests { Contact = "eve@example.org", Reason = "She asks." }, Asker)).Require().Requests.ShouldBeEmpty();

        foreach (var entry in hall.Journal.Store.Entries.Where(entry => entry.Event.Type == "erasures.searched"))
        {
            var payload = Encoding.UTF8.GetString(entry.Event.Payload.Span);
            payload.ShouldNotContain("example.org");
            payload.ShouldNotContain(code);
            Encoding.UTF8.GetString(entry.Event.Personal!.Text.Span).ShouldContain("asks");
        }
    }

    [Fact]
    public async Task Export_OnlyWhenApproved_AndEachTimeIsOnRecord()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var request = await SubmitAsync(hall, Contact);
        var number = await AskAsync(hall, ErasureKind.Export);
        var export = new RecordExport(number) { Reason = "For him." };

        (await hall.Host.Erasures(Hall).ExecuteAsync(export, Asker)).Refusal!.Code.ShouldBe("wrong-state");
        (await hall.Host.Erasures(Hall).ExecuteAsync(new ApproveErasure(number) { Reason = "Yes." }, Approver)).Require();
        (await hall.Host.Erasures(Hall).ExecuteAsync(export, Asker)).Require().Requests.ShouldBe([request]);
        (await hall.Host.Erasures(Hall).ExecuteAsync(export, Asker)).Require();

        hall.CountEvents("erasures.exported").ShouldBe(2);
        (await HasTextAsync(hall, request)).ShouldBeTrue();
    }

    [Fact]
    public async Task Hold_OnARequest_StopsAskingApprovingAndErasingUntilItIsLifted()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var (held, other) = (await SubmitAsync(hall, Contact), await SubmitAsync(hall, Contact));
        var erasures = hall.Host.Erasures(Hall);
        var before = await AskAsync(hall, ErasureKind.Erase);
        (await erasures.ExecuteAsync(new HoldTexts(held) { Reason = "A dispute." }, Asker)).Require();

        (await erasures.ExecuteAsync(new HoldTexts(held) { Reason = "A dispute." }, Asker)).Refusal!.Code.ShouldBe("wrong-state");
        (await erasures.ExecuteAsync(new HoldTexts(new RequestId(Guid.Parse("11111111-2222-7333-8444-555555555555"))) { Reason = "x" }, Asker)).Refusal!.Field.ShouldBe("request");
        (await erasures.ExecuteAsync(new ApproveErasure(before) { Reason = "Yes." }, Approver)).Refusal!.Code.ShouldBe("legal-hold");
        (await erasures.ExecuteAsync(new AskErasure(ErasureKind.Erase, "law") { Requests = [held], Reason = "x" }, Asker)).Refusal!.Code.ShouldBe("legal-hold");
        (await erasures.ExecuteAsync(new AskErasure(ErasureKind.Export, "law") { Requests = [held], Reason = "x" }, Asker)).Require();
        (await HasTextAsync(hall, held)).ShouldBeTrue();
        (await HasTextAsync(hall, other)).ShouldBeTrue();

        (await erasures.ExecuteAsync(new LiftHold(held) { Reason = "It is over." }, Asker)).Require();
        (await erasures.ExecuteAsync(new LiftHold(held) { Reason = "It is over." }, Asker)).Refusal!.Code.ShouldBe("wrong-state");
        (await erasures.ExecuteAsync(new ApproveErasure(before) { Reason = "Yes." }, Approver)).Require();
        await hall.Host.WhenIdleAsync();
        (await HasTextAsync(hall, held)).ShouldBeFalse();
    }

    [Fact]
    public async Task Hold_PutOnMeanwhile_KeepsWhatIsNotErasedYet()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var request = await SubmitAsync(hall, Contact);
        var number = await AskAsync(hall, ErasureKind.Erase);
        hall.Journal.Hold();
        var approving = hall.Host.Erasures(Hall).ExecuteAsync(new ApproveErasure(number) { Reason = "Yes." }, Approver).AsTask();
        var holding = hall.Host.Erasures(Hall).ExecuteAsync(new HoldTexts(request) { Reason = "A dispute." }, Asker).AsTask();
        hall.Journal.Release();
        await approving;
        await holding;
        await hall.Host.WhenIdleAsync();

        var state = (await hall.Host.Erasures(Hall).ReadAsync())!.Find(number)!;
        state.Stage.ShouldBe(ErasureStage.Done);
        (await HasTextAsync(hall, request)).ShouldBe(state.Held.Contains(request));
    }

    [Fact]
    public async Task Decline_EndsIt()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        await SubmitAsync(hall, Contact);
        var number = await AskAsync(hall, ErasureKind.Erase);

        (await hall.Host.Erasures(Hall).ExecuteAsync(new DeclineErasure(number) { Reason = "A mistake." }, Asker)).Require().Stage.ShouldBe(ErasureStage.Declined);

        (await hall.Host.Erasures(Hall).ExecuteAsync(new ApproveErasure(number) { Reason = "Yes." }, Approver)).Refusal!.Code.ShouldBe("wrong-state");
    }

    private static async Task<long> AskAsync(TestHall hall, ErasureKind what) =>
        (await hall.Host.Erasures(Hall).ExecuteAsync(new AskErasure(what, "consent-withdrawn") { Contact = Contact, Reason = "He asks." }, Asker)).Require().Number!.Value;

    private static async Task<RequestId> SubmitAsync(TestHall hall, string contact)
    {
        var command = new SubmitRequest { Centre = Hall, Service = Passport, Personal = new PersonalDetails("Jan", contact, "Lost it.") };
        return (await hall.Host.SubmitAsync(command, TestHall.Citizen())).Require().Request;
    }

    private static async Task<bool> HasTextAsync(TestHall hall, RequestId request) =>
        await hall.Journal.ReadHistoryAsync(GrainKey.Of(request)).AnyAsync(entry => entry.Event.Personal is not null && entry.Grain.Kind != GrainKind.Plan);

    private static async Task<int> TextsAsync(TestHall hall) => (await hall.Journal.ReadFeedAsync(0, 1000)).Count(entry => entry.Event.Personal is not null && entry.Grain.Kind != GrainKind.Plan);
}
