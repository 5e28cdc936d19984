using Coordination.Plans;
using Coordination.Requests;
using Shouldly;
using Xunit;
using static Coordination.Tests.Requests.Commands;

namespace Coordination.Tests.Requests;

/// <summary>Case F3: a citizen who is with somebody is given to nobody else.</summary>
public sealed class OnePlaceTests
{
    private static readonly ActivePlan TwoWindows = RequestTestHall.WhereLawyersMeetCitizens;

    [Fact]
    public void F3_Assign_WhileTheCitizenIsWithSomebody_IsRefused()
    {
        var story = Story.Begin(TwoWindows).Given(Submit(RequestTestHall.Joint), Assign(0));
        story.When(Assign(1, RequestTestHall.Bruno)).Refused(RefusalCodes.WrongState, "item");
        story.When(Offer(1, RequestTestHall.Bruno, 500)).Refused(RefusalCodes.WrongState, "item");
        story.When(new GiveItem(1, RequestTestHall.Bruno, "now"), Supervisor).Refused(RefusalCodes.WrongState, "item");

        story.Given(Start(0), Complete(0), Assign(1, RequestTestHall.Bruno));
    }

    [Fact]
    public void F3_Assign_WhileTheOtherIsSetAside_IsTakenAndKeepsItFromGoingOn()
    {
        var story = Story.Begin(TwoWindows).Given(Submit(RequestTestHall.Joint), Assign(0), Hold(), Assign(1, RequestTestHall.Bruno));
        story.When(Resume()).Refused(RefusalCodes.WrongState, "item");

        story.Given(Complete(1, RequestTestHall.Bruno), Resume());
    }

    [Fact]
    public void F3_Assign_WhereTheCitizenNeedNotBeThere_GoesOnBesides()
    {
        Story.Begin().Given(Submit(RequestTestHall.Joint), Assign(0), Assign(1, RequestTestHall.Bruno));
        Story.Begin(TwoWindows).Given(Submit(RequestTestHall.Joint) with { Channel = Channel.Online }, Assign(0), Assign(1, RequestTestHall.Bruno));
    }
}
