using System.Text;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Requests.Deciding;
using Shouldly;
using Xunit;
using static Coordination.Tests.Requests.Commands;

namespace Coordination.Tests.Requests;

public sealed class ReasonTests
{
    private static readonly Reason Coded = new("The caretaker, Mr Nowak, said so.", RequestTestHall.BurstPipe);

    public static TheoryData<RequestCommand> Reasoned =>
    [
        new HoldItem(0, RequestTestHall.Anna, Coded),
        new TransferItem(0, RequestTestHall.Legal, Coded, RequestTestHall.Anna),
        new ObjectToDispatch(0, RequestTestHall.Anna, Coded),
        new ReleaseItem(0, Coded),
        new CancelRequest(Coded),
        new EscalateRequest(Urgency.MoreUrgent, Coded),
    ];

    [Theory]
    [MemberData(nameof(Reasoned))]
    public void Command_WithAReason_RecordsTheCodeAndKeepsTheWordsBeside(RequestCommand command)
    {
        var story = Story.Begin().Given(Submit(), Assign()).When(command, By(command));

        var happened = story.Events[0];
        var behaviour = new RequestBehaviour();
        Encoding.UTF8.GetString(behaviour.WriteEvent(happened).Span).ShouldContain("\"reason\":\"burst-pipe\"");
        Encoding.UTF8.GetString(behaviour.WriteEvent(happened).Span).ShouldNotContain("Nowak");
        Encoding.UTF8.GetString(behaviour.WriteState(story.State).Span).ShouldNotContain("Nowak");
        Encoding.UTF8.GetString(behaviour.WritePersonal(happened)!.Value.Span).ShouldBe($$"""{"words":"{{Coded.Words}}"}""");
    }

    [Theory]
    [MemberData(nameof(Reasoned))]
    public void Command_WithACodeAlone_HasNothingPersonal(RequestCommand command)
    {
        var happened = Story.Begin().Given(Submit(), Assign()).When(With(command, Reason.Of(RequestTestHall.BurstPipe)), By(command)).Events[0];

        new RequestBehaviour().WritePersonal(happened).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Reasoned))]
    public void Command_WithACodeThatThePlanHasNot_IsRefusedNamingThoseItHas(RequestCommand command) =>
        Story.Begin().Given(Submit(), Assign()).When(With(command, new Reason("So.", new("weather"))), By(command)).Refused(RefusalCodes.Invalid, "reasonCode");

    [Fact]
    public void Unknown_Code_NamesThePlans() =>
        ReasonChecks.Required(Reason.Of(new("weather")), RequestTestHall.Plan, Clerk)!.Message
            .ShouldBe("The field 'reasonCode' is 'weather', which the plan does not list; it lists burst-pipe, wrong-desk.");

    [Fact]
    public void Unknown_CodeOfAPlanWithout_SaysSo() =>
        ReasonChecks.Required(Reason.Of(new("weather")), new ActivePlan(RequestTestHall.Plan.Plan with { Reasons = [] }, 1), Clerk)!.Message
            .ShouldContain("lists no reasons");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void Command_WithoutAReason_IsRefused(string? words) =>
        Story.Begin().Given(Submit(), Assign()).When(new HoldItem(0, RequestTestHall.Anna, words)).Refused(RefusalCodes.Invalid, "reason");

    [Fact]
    public void Cancel_ByTheCitizen_NeedsNoReason_ByASupervisorItDoes()
    {
        Story.Begin().Given(Submit()).When(new CancelRequest(), Citizen).Stands(RequestStatus.Cancelled);
        Story.Begin().Given(Submit()).When(new CancelRequest(), Supervisor).Refused(RefusalCodes.Invalid, "reason");
    }

    [Theory]
    [InlineData("granted, and Mr Nowak was glad")]
    [InlineData("")]
    public void Complete_OutcomeThatIsNoCode_IsRefused(string outcome) =>
        Story.Begin().Given(Submit(), Assign()).When(Complete() with { Outcome = outcome }).Refused(RefusalCodes.Invalid, "outcome");

    [Fact]
    public void Documents_ThatAreNoCodes_AreRefused()
    {
        Story.Begin().Given(Submit(), Assign()).When(Ask(0, "the letter of Mr Nowak")).Refused(RefusalCodes.Invalid, "documents[0]");
        Story.Begin().When(Submit() with { Evidence = ["a letter"] }).Refused(RefusalCodes.Invalid, "evidence[0]");
    }

    private static Actor By(RequestCommand command) => command switch
    {
        ReleaseItem or EscalateRequest => Supervisor,
        CancelRequest => Citizen,
        _ => Clerk,
    };

    private static RequestCommand With(RequestCommand command, Reason reason) => command switch
    {
        HoldItem hold => hold with { Reason = reason },
        TransferItem transfer => transfer with { Reason = reason },
        ObjectToDispatch objection => objection with { Reason = reason },
        ReleaseItem release => release with { Reason = reason },
        CancelRequest cancel => cancel with { Reason = reason },
        EscalateRequest escalation => escalation with { Reason = reason },
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };
}
