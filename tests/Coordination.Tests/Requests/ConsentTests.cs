using Coordination.Requests;
using Shouldly;
using Xunit;
using static Coordination.Tests.Requests.Commands;

namespace Coordination.Tests.Requests;

public sealed class ConsentTests
{
    private static Story Joint => Story.Begin().Given(Submit(RequestTestHall.Joint));

    [Fact]
    public void Submit_CoHandler_HasALimitAndTheLeadHasNone()
    {
        var story = Joint;
        (story[0].ConsentAt, story[1].ConsentAt).ShouldBe((null, Story.Monday.AddMinutes(60)));
    }

    [Fact]
    public void Submit_BeforeClosingTime_TheLimitRunsInOpenTime()
    {
        var story = Story.Begin().At(Story.Monday.AddHours(6.5)).Given(Submit(RequestTestHall.Joint));
        story[1].ConsentAt.ShouldBe(new DateTimeOffset(2030, 3, 5, 7, 30, 0, TimeSpan.Zero));
    }

    [Fact]
    public void DeemConsent_Waiting_EndsTheItem()
    {
        var story = Joint.Given(Assign(0), Complete(0)).After(60).When(new DeemConsent(1)).Stands(RequestStatus.Completed);
        (story[1].Status, story[1].EndedAt, story[1].Outcome).ShouldBe((WorkItemStatus.DeemedConsent, story.Now, null));
    }

    [Fact]
    public void DeemConsent_Offered_EndsTheItem() => Joint.Given(Offer(1)).After(60).When(new DeemConsent(1)).Stands(RequestStatus.Waiting);

    [Fact]
    public void DeemConsent_AssignedNotBegun_EndsTheItem() => Joint.Given(Assign(1)).After(60).When(new DeemConsent(1)).Stands(RequestStatus.Waiting);

    [Fact]
    public void DeemConsent_Begun_IsWrongState() =>
        Joint.Given(Assign(1), Start(1)).After(60).When(new DeemConsent(1)).Refused(RefusalCodes.WrongState, "item");

    [Fact]
    public void DeemConsent_TooEarly_IsWrongState() => Joint.After(59).When(new DeemConsent(1)).Refused(RefusalCodes.WrongState, "item");

    [Fact]
    public void DeemConsent_Lead_IsWrongState() => Joint.After(600).When(new DeemConsent(0)).Refused(RefusalCodes.WrongState, "item");
}
