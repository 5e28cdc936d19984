using Coordination.Plans;
using Coordination.Requests;
using Coordination.Requests.Events;
using Shouldly;
using Xunit;
using static Coordination.Tests.Requests.Commands;

namespace Coordination.Tests.Requests;

public sealed class OfferTests
{
    private static Story Offered => Story.Begin().Given(Submit(), Offer());

    [Fact]
    public void Offer_Waiting_StandsUntilItExpires()
    {
        var story = Offered.Stands(RequestStatus.InService);
        story.Happened<ItemOffered>().Epoch.ShouldBe(3);
        (story[0].Status, story[0].Holder, story[0].OfferExpiresAt, story[0].Why)
            .ShouldBe((WorkItemStatus.Offered, RequestTestHall.Anna, Story.Monday.AddMinutes(1), "longest idle"));
    }

    [Fact]
    public void Offer_AlreadyOffered_IsWrongState() => Offered.When(Offer(staff: RequestTestHall.Bruno)).Refused(RefusalCodes.WrongState, "item");

    [Fact]
    public void Offer_ForNoTime_IsInvalid() => Story.Begin().Given(Submit()).When(Offer(minutes: 0)).Refused(RefusalCodes.Invalid, "stands");

    [Fact]
    public void Offer_ToNobody_IsInvalid() => Story.Begin().Given(Submit()).When(Offer() with { Staff = default }).Refused(RefusalCodes.Invalid, "staff");

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void Offer_UnknownItem_IsNotFound(int item) => Story.Begin().Given(Submit()).When(Offer(item)).Refused(RefusalCodes.NotFound, "item");

    [Fact]
    public void Accept_BeforeItExpires_IsAssigned()
    {
        var story = Offered.After(0.99).When(Accept()).Stands(RequestStatus.InService);
        (story[0].Status, story[0].AssignedAt, story[0].OfferExpiresAt).ShouldBe((WorkItemStatus.Assigned, story.Now, null));
    }

    [Fact]
    public void Accept_WhenItExpires_IsTooLate() => Offered.After(1).When(Accept()).Refused(RefusalCodes.WrongState, "item");

    [Fact]
    public void Accept_BySomebodyElse_IsNotHolder() => Offered.When(Accept(RequestTestHall.Bruno)).Refused(RefusalCodes.NotHolder, "staff");

    [Fact]
    public void Decline_ByItsAddressee_WaitsAgainWithItsAgeButNotForThem()
    {
        var story = Offered.After(0.5).When(Decline()).Stands(RequestStatus.Waiting);
        story.Happened<OfferDeclined>().Words.ShouldBe("break");
        (story[0].Status, story[0].Holder, story[0].QueuedAt, story[0].Why).ShouldBe((WorkItemStatus.Waiting, null, Story.Monday, null));
        story[0].Exclusions.ShouldBe([new Exclusion(RequestTestHall.Anna, story.Now.AddSeconds(300))]);
    }

    [Fact]
    public void Decline_BySomebodyElse_IsNotHolder() => Offered.When(Decline(RequestTestHall.Bruno)).Refused(RefusalCodes.NotHolder, "staff");

    [Fact]
    public void Decline_WithoutReason_IsInvalid() => Offered.When(Decline() with { Reason = "" }).Refused(RefusalCodes.Invalid, "reason");

    [Fact]
    public void Decline_ByTwo_DropsExclusionsThatAreOver()
    {
        var story = Offered.Given(Decline()).After(4).Given(Offer(staff: RequestTestHall.Bruno, minutes: 9)).Given(Decline(RequestTestHall.Bruno));
        story[0].Exclusions.Select(exclusion => exclusion.Staff).ShouldBe([RequestTestHall.Anna, RequestTestHall.Bruno]);
        story.After(2).Given(Offer(staff: RequestTestHall.Bruno, minutes: 9), Decline(RequestTestHall.Bruno));
        story[0].Exclusions.ShouldBe([new Exclusion(RequestTestHall.Bruno, story.Now.AddSeconds(300))]);
    }

    [Fact]
    public void Decline_NoBackOff_ExcludesNobody()
    {
        var story = Story.Begin(RequestTestHall.With(new RoutingPlan { DeclineBackoffSeconds = 0 })).Given(Submit(), Offer(), Decline());
        story[0].Exclusions.ShouldBeEmpty();
    }

    [Fact]
    public void ExpireOffer_InTime_WaitsAgainWithItsAge()
    {
        var story = Offered.After(1).When(new ExpireOffer(0)).Stands(RequestStatus.Waiting);
        story.Happened<OfferExpired>().Staff.ShouldBe(RequestTestHall.Anna);
        story[0].QueuedAt.ShouldBe(Story.Monday);
        story[0].Exclusions.ShouldHaveSingleItem();
    }

    [Fact]
    public void ExpireOffer_TooEarly_IsWrongState() => Offered.After(0.99).When(new ExpireOffer(0)).Refused(RefusalCodes.WrongState, "item");

    [Fact]
    public void F18_ExpireOffer_TooEarlyByTheClockAndOverByTheTimeThatWentBy_WaitsAgain() =>
        Offered.After(0.5).When(new ExpireOffer(0, Story.Monday.AddMinutes(1))).Stands(RequestStatus.Waiting);

    [Fact]
    public void F18_ExpireOffer_OfAnotherOffer_IsWrongState() =>
        Offered.After(0.5).When(new ExpireOffer(0, Story.Monday.AddMinutes(0.5))).Refused(RefusalCodes.WrongState, "item");

    [Fact]
    public void ExpireOffer_NotOffered_IsWrongState() =>
        Story.Begin().Given(Submit(), Assign()).When(new ExpireOffer(0)).Refused(RefusalCodes.WrongState, "item");

    [Fact]
    public void Assign_Waiting_IsHeld()
    {
        var story = Story.Begin().Given(Submit()).After(2).When(Assign()).Stands(RequestStatus.InService);
        story.Happened<ItemAssigned>().Epoch.ShouldBe(3);
        (story[0].Status, story[0].Holder, story[0].AssignedAt, story[0].Why)
            .ShouldBe((WorkItemStatus.Assigned, RequestTestHall.Anna, story.Now, "longest idle"));
    }

    [Fact]
    public void Assign_Held_IsWrongState() =>
        Story.Begin().Given(Submit(), Assign()).When(Assign(staff: RequestTestHall.Bruno)).Refused(RefusalCodes.WrongState, "item");

    [Fact]
    public void Assign_Pending_IsWrongState() => Story.Begin().Given(Submit(RequestTestHall.Permit)).When(Assign(3)).Refused(RefusalCodes.WrongState, "item");
}
