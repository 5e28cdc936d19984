using System.Text;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Requests.Deciding;
using Coordination.Requests.Events;
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

    /// <summary>Steps for which nobody need say why: a supervisor in the holder's place does.</summary>
    public static TheoryData<string> Unreasoned => ["accept", "start", "resume", "ask-documents", "complete", "report-no-show"];

    [Theory]
    [MemberData(nameof(Unreasoned))]
    public void Step_WithAReason_HasItOnRecordBeforeIt(string step)
    {
        var plain = Written(InHand(step).When(StepOf(step), Clerk));
        var story = InHand(step).When(StepOf(step) with { Staff = null, Reason = Coded }, Supervisor);

        story.Events[0].ShouldBe(new StepReasonGiven(0, RequestTestHall.Anna, RequestTestHall.BurstPipe) { Words = Coded.Words });
        new RequestBehaviour().WritePersonal(story.Events[0])!.Value.ToArray().ShouldBe(Encoding.UTF8.GetBytes($$"""{"words":"{{Coded.Words}}"}"""));
        Written(story).Skip(1).ShouldBe(plain);
    }

    [Theory]
    [MemberData(nameof(Unreasoned))]
    public void Step_OfWhoeverHoldsIt_IsForWhoHasAuthority(string step)
    {
        InHand(step).When(StepOf(step) with { Staff = null }, Clerk).Refused(RefusalCodes.NotHolder, "staff");
        Written(InHand(step).When(StepOf(step) with { Staff = null }, Administrator)).ShouldBe(Written(InHand(step).When(StepOf(step), Clerk)));
        Story.Begin().Given(Submit()).When(StepOf(step) with { Staff = null }, Supervisor).Refused(RefusalCodes.WrongState, "item");
    }

    [Theory]
    [MemberData(nameof(Unreasoned))]
    public void Step_WithAReasonThatIsNone_IsRefused(string step)
    {
        InHand(step).When(StepOf(step) with { Reason = new Reason(" ") }, Supervisor).Refused(RefusalCodes.Invalid, "reason");
        InHand(step).When(StepOf(step) with { Reason = new Reason("So.", new("weather")) }, Supervisor).Refused(RefusalCodes.Invalid, "reasonCode");
    }

    private static IEnumerable<string> Written(Story story) => story.Events.Select(happened => Encoding.UTF8.GetString(new RequestBehaviour().WriteEvent(happened).Span));

    private static Story InHand(string step) =>
        Story.Begin().Given(step switch { "accept" => [Submit(), Offer()], "resume" => [Submit(), Assign(), Hold()], _ => [Submit(), Assign()] });

    private static ItemStep StepOf(string step) => step switch
    {
        "accept" => Accept(),
        "start" => Start(),
        "resume" => Resume(),
        "ask-documents" => Ask(0, "visa"),
        "complete" => Complete(),
        _ => NoShow(),
    };

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
